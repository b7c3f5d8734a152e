from django.urls import path

from contacts.views import households, organisations, referrals, residents, talents

app_name = "contacts"
urlpatterns = [
    path("bewoners/", residents.resident_list, name="resident_list"),
    path("bewoners/zoeken/", residents.resident_search, name="resident_search"),
    path("bewoners/nieuw/", residents.resident_create, name="resident_create"),
    path("bewoners/talenten/", talents.talent_list, name="talent_list"),
    path("bewoners/talenten/<int:pk>/hernoemen/", talents.talent_rename, name="talent_rename"),
    path("bewoners/<int:pk>/", residents.resident_detail, name="resident_detail"),
    path("bewoners/<int:pk>/meer/", residents.resident_more, name="resident_more"),
    path("bewoners/<int:pk>/wijzigen/", residents.resident_edit, name="resident_edit"),
    path("bewoners/<int:pk>/verwijderen/", residents.resident_delete, name="resident_delete"),
    path("gezinnen/", households.household_list, name="household_list"),
    path("gezinnen/zoeken/", households.household_search, name="household_search"),
    path("gezinnen/nieuw/", households.household_create, name="household_create"),
    path("gezinnen/<int:pk>/", households.household_detail, name="household_detail"),
    path("gezinnen/<int:pk>/wijzigen/", households.household_edit, name="household_edit"),
    path("gezinnen/<int:pk>/verwijderen/", households.household_delete, name="household_delete"),
    path("organisaties/", organisations.organisation_list, name="organisation_list"),
    path("organisaties/nieuw/", organisations.organisation_create, name="organisation_create"),
    path("organisaties/<int:pk>/", organisations.organisation_detail, name="organisation_detail"),
    path("organisaties/<int:pk>/wijzigen/", organisations.organisation_edit, name="organisation_edit"),
    path("organisaties/<int:pk>/verwijderen/", organisations.organisation_delete, name="organisation_delete"),
    path("toeleidingen/", referrals.referral_list, name="referral_list"),
    path("toeleidingen/nieuw/", referrals.referral_create, name="referral_create"),
    path("toeleidingen/<int:pk>/", referrals.referral_detail, name="referral_detail"),
    path("toeleidingen/<int:pk>/wijzigen/", referrals.referral_edit, name="referral_edit"),
    path("toeleidingen/<int:pk>/verwijderen/", referrals.referral_delete, name="referral_delete"),
    path("toeleidingen/<int:pk>/aangekomen/", referrals.referral_answer, name="referral_answer"),
    path("toeleidingen/<int:pk>/brief.pdf", referrals.referral_letter, name="referral_letter"),
]
