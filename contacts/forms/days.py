from contacts import rules


def likely(form, name, rule=rules.far_day):
    """The day as typed, if `rule` has nothing against it; one that was stored before may stay as it is."""
    day = form.cleaned_data[name]
    if day and name in form.changed_data:
        rules.refuse(rule(day))
    return day
