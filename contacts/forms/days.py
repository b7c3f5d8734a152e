from contacts import rules


def likely(form, name):
    """The day as typed, not years away; one that was stored before may stay as it is."""
    day = form.cleaned_data[name]
    if day and name in form.changed_data:
        rules.refuse(rules.far_day(day))
    return day
