"""The options of a question as one types them, a line each, laid beside those that are stored."""

from dataclasses import dataclass

from kruidenier.models import SurveyOption


@dataclass(frozen=True, slots=True)
class Plan:
    """`lines`: (text, the stored option that gets it, or None for a new one), in order; `gone`: those that go."""

    lines: list[tuple[str, SurveyOption | None]]
    gone: list[SurveyOption]
    answered: set[int]  # ids of options that somebody chose

    @property
    def lost(self):
        """Options that somebody chose and that would go: that may not be."""
        return [option for option in self.gone if option.pk in self.answered]


def plan_for(question, texts):
    """Who wrote the same keeps it; what is left over is paired in order: a line that was rewritten keeps its answers.

    With fewer lines than options, those go first that nobody chose.
    """
    options = list(question.options.all()) if question.pk else []
    answered = set(question.answers.exclude(option=None).values_list("option", flat=True)) if options else set()
    same = {option.text: option for option in options if option.text in texts}
    left = [option for option in options if option.text not in same]
    kept, gone = those_that_stay(left, answered, sum(text not in same for text in texts))
    rewritten = iter(kept)
    lines = [(text, same.get(text) or next(rewritten, None)) for text in texts]
    return Plan(lines, gone, answered)


def those_that_stay(options, answered, room):
    """The options for which there is a line, in order, and the others."""
    by_need = sorted(options, key=lambda option: option.pk not in answered)
    stays = {option.pk for option in by_need[:room]}
    return [one for one in options if one.pk in stays], [one for one in options if one.pk not in stays]
