"""Who gets what: every address x every role x GET and POST.

A row reads: anonymous, deactivated, volunteer, worker, worker of another team,
coordinator, admin, reader. An address that is not in the table fails the test.
"""

import re
from datetime import date

import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from activiteiten.models import CalendarFeed
from activiteiten.newsletters.unsubscribing import token_for
from buurtwerk.accounts.models import Invitation, Membership
from buurtwerk.accounts.models.invitation import hashed
from buurtwerk.accounts.roles import Role
from buurtwerk.core import undo
from buurtwerk.core.dates import today
from buurtwerk.core.models import Draft, Job, SavedFilter
from contacts.actions import keep_map
from tests.accounts.factories import make_member, make_team, make_user
from tests.activiteiten.factories import (
    make_activity,
    make_enrolment,
    make_idea,
    make_location,
    make_newsletter,
    make_newsletter_text,
    make_session,
    make_waiting,
)
from tests.contacts.factories import (
    make_agreement,
    make_area,
    make_connection,
    make_consent,
    make_contact_person,
    make_document,
    make_group,
    make_group_member,
    make_household,
    make_offer,
    make_organisation,
    make_referral,
    make_resident,
    make_talent,
)
from tests.huisbezoeken.circle_factories import make_bottleneck, make_feedback, make_item, make_meeting
from tests.huisbezoeken.factories import make_encounter, make_follow_up, make_signal, make_visit
from tests.kruidenier.factories import make_card, make_shop_visit
from tests.kruidenier.pathway_factories import make_pathway, make_step, make_volunteer
from tests.kruidenier.survey_factories import make_answer, make_code, make_question, make_round, make_survey
from tests.rapportage.factories import make_figure
from tests.wonen.factories import make_file, make_housing_step, make_standard_step
from tests.wonen.fund_factories import make_entry
from tests.wonen.premium_factories import make_application, make_defect, make_paper, make_photo, make_premium

ROLES = ["anonymous", "deactivated", "volunteer", "worker", "stranger", "coordinator", "admin", "reader"]

# What a GET or an empty POST gives.
PUBLIC = "200 200 200 200 200 200 200 200"
OWN = "302 302 200 200 200 200 200 200"
OWN_DONE = "302 302 302 302 302 302 302 302"
TEAM = "302 302 403 200 200 200 403 403"
TEAM_DONE = "302 302 403 302 302 302 403 403"
OBJECT = "302 302 403 200 404 200 404 403"
OBJECT_DONE = "302 302 403 302 404 302 404 403"
COORDINATOR = "302 302 403 403 403 200 403 403"
COORDINATOR_DONE = "302 302 403 403 403 302 403 403"
COORDINATOR_OBJECT = "302 302 403 403 404 200 404 403"
COORDINATOR_OBJECT_DONE = "302 302 403 403 404 302 404 403"
NOBODY_404 = "302 302 404 404 404 404 404 404"
REPORTS = "302 302 403 200 200 200 403 200"
SAVED_FILTER = "302 302 403 302 404 403 403 403"  # a colleague's, shared with the team
TICK_TEAM = "302 302 200 200 200 200 403 403"
TICK = "302 302 200 200 404 200 404 403"
TICK_DONE = "302 302 302 302 404 302 404 403"
NAMES_NOTHING = "302 302 403 404 404 404 404 403"  # an empty POST names nothing to put it with
COUNTER_404 = "302 302 404 404 404 404 403 403"  # an empty POST names nobody
NO_GET = "302 302 405 405 405 405 405 405"
NO_POST = "302 302 405 405 405 405 405 405"
PUBLIC_DONE = "302 302 302 302 302 302 302 302"
PUBLIC_NO_POST = "405 405 405 405 405 405 405 405"
SIGNED_IN_AWAY = "200 200 302 302 302 302 302 302"

ACCESS = {
    # name: (the object or objects in its address, GET, POST)
    "home:today": ("", OWN, NO_POST),
    "home:monday": ("", COORDINATOR, NO_POST),
    "home:monday_of": ("team", COORDINATOR_OBJECT_DONE, NO_POST),
    "home:search": ("", TEAM, TEAM_DONE),
    "home:search_suggest": ("", NO_GET, TEAM),
    "home:saved_filter_list": ("", TEAM, NO_POST),
    "home:saved_filter_create": ("", NO_GET, TEAM_DONE),
    "home:saved_filter_rename": ("filter", NO_GET, SAVED_FILTER),
    "home:saved_filter_pin": ("filter", NO_GET, "302 302 403 302 404 302 403 403"),
    "home:saved_filter_share": ("filter", NO_GET, "302 302 403 302 404 404 403 403"),  # not shared any more: gone
    "home:saved_filter_delete": ("filter", NO_GET, SAVED_FILTER),
    "home:draft_save": ("", NO_GET, "302 302 403 403 403 403 403 403"),
    "home:draft_delete": ("draft", NO_GET, "302 302 404 302 404 404 404 404"),
    "home:undo_restore": ("undo", NO_GET, "302 302 404 302 404 404 404 404"),
    "home:health": ("", PUBLIC, PUBLIC_NO_POST),
    "home:ready": ("", PUBLIC, PUBLIC_NO_POST),
    "accounts:profile": ("", OWN, OWN),
    "accounts:switch_team": ("", NO_GET, NOBODY_404),
    "accounts:member_list": ("", COORDINATOR, COORDINATOR),
    "accounts:member_edit": ("member", NO_GET, "302 302 403 403 403 302 403 403"),
    "accounts:member_end": ("member", NO_GET, "302 302 403 403 403 302 403 403"),
    "accounts:invitation_withdraw": ("invitation", NO_GET, COORDINATOR_DONE),
    "accounts:invitation": ("token", PUBLIC, PUBLIC),
    "account_login": ("", SIGNED_IN_AWAY, SIGNED_IN_AWAY),
    "account_logout": ("", "302 302 200 200 200 200 200 200", OWN_DONE),
    "account_inactive": ("", PUBLIC, PUBLIC_NO_POST),
    "account_reauthenticate": ("", OWN, OWN),
    "account_change_password": ("", OWN, OWN),
    "account_set_password": ("", OWN_DONE, OWN_DONE),
    "account_reset_password": ("", PUBLIC, PUBLIC),
    "account_reset_password_done": ("", PUBLIC, PUBLIC_NO_POST),
    "account_reset_password_from_key": ("reset", PUBLIC, PUBLIC),
    "account_reset_password_from_key_done": ("", PUBLIC, PUBLIC_NO_POST),
    "account_signup": ("", SIGNED_IN_AWAY, SIGNED_IN_AWAY),
    "contacts:resident_list": ("", TEAM, TEAM),
    "contacts:resident_create": ("", TEAM, TEAM),
    "contacts:resident_detail": ("resident", OBJECT, NO_POST),
    "contacts:resident_more": ("resident", OBJECT, NO_POST),
    "contacts:resident_edit": ("resident", OBJECT, OBJECT),
    "contacts:resident_delete": ("resident", NO_GET, OBJECT_DONE),
    "contacts:connection_create": ("resident", OBJECT, OBJECT),
    "contacts:connection_delete": ("connection", NO_GET, OBJECT_DONE),
    "contacts:network": ("", TEAM, NO_POST),
    "contacts:network_places": ("", NO_GET, "302 302 403 400 400 400 403 403"),  # an empty POST tells no places
    "contacts:network_arrange": ("", NO_GET, TEAM_DONE),
    "contacts:network_paper": ("", TEAM, NO_POST),
    "contacts:talent_list": ("", TEAM, TEAM_DONE),
    "contacts:talent_rename": ("talent", NO_GET, OBJECT),
    "contacts:household_list": ("", TEAM, TEAM),
    "contacts:household_search": ("", NO_GET, TEAM),
    "contacts:household_create": ("", TEAM, TEAM),
    "contacts:household_detail": ("household", OBJECT, NO_POST),
    "contacts:household_edit": ("household", OBJECT, OBJECT),
    "contacts:household_delete": ("household", NO_GET, OBJECT_DONE),
    "contacts:organisation_list": ("", TEAM, TEAM),
    "contacts:organisation_create": ("", COORDINATOR, COORDINATOR),
    "contacts:organisation_detail": ("organisation", OBJECT, NO_POST),
    "contacts:organisation_edit": ("organisation", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:organisation_delete": ("organisation", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:group_list": ("", TEAM, NO_POST),
    "contacts:group_create": ("", COORDINATOR, COORDINATOR),
    "contacts:group_detail": ("group", OBJECT, NO_POST),
    "contacts:group_edit": ("group", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:group_delete": ("bare_group", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:group_member_create": ("group", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:group_member_edit": ("group_member", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:group_member_delete": ("group_member", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:organisation_hsds": ("", COORDINATOR, NO_POST),
    "contacts:organisation_renew": ("organisation", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:organisation_document": ("organisation", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:contact_person_create": ("organisation", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:contact_person_edit": ("contact_person", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:contact_person_delete": ("contact_person", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:offer_create": ("organisation", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:offer_edit": ("offer", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:offer_delete": ("offer", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:agreement_create": ("organisation", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:agreement_edit": ("agreement", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:agreement_delete": ("agreement", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:agreement_document": ("agreement", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:document_file": ("document", OBJECT, NO_POST),
    "contacts:document_delete": ("document", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:area_list": ("", TEAM, TEAM),
    "contacts:area_create": ("", COORDINATOR, COORDINATOR),
    "contacts:area_streets": ("", TEAM, NO_POST),
    "contacts:area_streets_add": ("", NO_GET, COORDINATOR),
    "contacts:area_upload": ("", COORDINATOR, COORDINATOR),
    "contacts:area_map": ("area_map", COORDINATOR_OBJECT, NO_POST),
    "contacts:area_map_store": ("area_map", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:area_detail": ("area", OBJECT, NO_POST),
    "contacts:area_edit": ("area", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "contacts:area_delete": ("area", NO_GET, COORDINATOR_OBJECT_DONE),
    "contacts:resident_search": ("", NO_GET, TEAM),
    "contacts:referral_list": ("", TEAM, TEAM),
    "contacts:referral_create": ("", TEAM, TEAM),
    "contacts:referral_detail": ("referral", OBJECT, NO_POST),
    "contacts:referral_edit": ("referral", OBJECT, OBJECT),
    "contacts:referral_delete": ("referral", NO_GET, OBJECT_DONE),
    "contacts:referral_answer": ("referral", NO_GET, "302 302 403 404 404 404 404 403"),
    "contacts:referral_letter": ("referral", OBJECT, NO_POST),
    "huisbezoeken:list": ("", TEAM, TEAM),
    "huisbezoeken:create": ("", TEAM, TEAM),
    "huisbezoeken:visit_people": ("", TEAM, NO_POST),
    "huisbezoeken:detail": ("visit", OBJECT, NO_POST),
    "huisbezoeken:edit": ("visit", OBJECT, OBJECT),
    "huisbezoeken:delete": ("visit", NO_GET, OBJECT_DONE),
    "huisbezoeken:follow_up_list": ("", TEAM, TEAM),
    "huisbezoeken:follow_up_create": ("", TEAM, TEAM),
    "huisbezoeken:follow_up_people": ("", TEAM, NO_POST),
    "huisbezoeken:follow_up_hand_over_all": ("", TEAM, TEAM),
    "huisbezoeken:follow_up_detail": ("follow_up", OBJECT, NO_POST),
    "huisbezoeken:follow_up_edit": ("follow_up", OBJECT, OBJECT),
    "huisbezoeken:follow_up_delete": ("follow_up", NO_GET, OBJECT_DONE),
    "huisbezoeken:follow_up_finish": ("follow_up", NO_GET, OBJECT),
    "huisbezoeken:follow_up_move": ("follow_up", NO_GET, OBJECT),
    "huisbezoeken:follow_up_hand_over": ("follow_up", NO_GET, OBJECT),
    "huisbezoeken:follow_up_reopen": ("follow_up", NO_GET, OBJECT_DONE),
    "huisbezoeken:signal_list": ("", TEAM, TEAM),
    "huisbezoeken:signal_board": ("", TEAM, NO_POST),
    "huisbezoeken:signal_paper": ("", TEAM, NO_POST),
    "huisbezoeken:signal_create": ("", TEAM, TEAM),
    "huisbezoeken:signal_similar": ("", NO_GET, TEAM),
    "huisbezoeken:signal_detail": ("signal", OBJECT, NO_POST),
    "huisbezoeken:signal_edit": ("signal", OBJECT, OBJECT),
    "huisbezoeken:signal_delete": ("signal", NO_GET, OBJECT_DONE),
    "huisbezoeken:signal_status": ("signal", NO_GET, OBJECT),
    "huisbezoeken:signal_bundle": ("signal", NO_GET, NAMES_NOTHING),
    "huisbezoeken:signal_agenda": ("signal", NO_GET, NAMES_NOTHING),
    "huisbezoeken:signal_tell": ("signal", NO_GET, OBJECT_DONE),
    "huisbezoeken:bottleneck_list": ("", TEAM, TEAM),
    "huisbezoeken:bottleneck_create": ("", TEAM, TEAM),
    "huisbezoeken:bottleneck_detail": ("bottleneck", OBJECT, NO_POST),
    "huisbezoeken:bottleneck_read": ("bottleneck", OBJECT, NO_POST),
    "huisbezoeken:bottleneck_edit": ("bottleneck", OBJECT, OBJECT),
    "huisbezoeken:bottleneck_delete": ("bottleneck", NO_GET, OBJECT_DONE),
    "huisbezoeken:bottleneck_status": ("bottleneck", NO_GET, OBJECT),
    "huisbezoeken:bottleneck_agenda": ("bottleneck", NO_GET, NAMES_NOTHING),
    "huisbezoeken:bottleneck_tell": ("bottleneck", NO_GET, OBJECT_DONE),
    "huisbezoeken:feedback_delete": ("feedback", NO_GET, OBJECT_DONE),
    "huisbezoeken:meeting_list": ("", TEAM, TEAM),
    "huisbezoeken:decision_list": ("", TEAM, TEAM),
    "huisbezoeken:meeting_create": ("", TEAM, TEAM),
    "huisbezoeken:meeting_detail": ("meeting", OBJECT, NO_POST),
    "huisbezoeken:meeting_edit": ("meeting", OBJECT, OBJECT),
    "huisbezoeken:meeting_delete": ("meeting", NO_GET, OBJECT_DONE),
    "huisbezoeken:meeting_presence": ("meeting", NO_GET, OBJECT_DONE),
    "huisbezoeken:meeting_papers": ("meeting", OBJECT, NO_POST),
    "huisbezoeken:meeting_report": ("meeting", OBJECT, NO_POST),
    "huisbezoeken:agenda_item_create": ("meeting", NO_GET, OBJECT),
    "huisbezoeken:agenda_item_edit": ("item", OBJECT, OBJECT),
    "huisbezoeken:agenda_item_move": ("item", NO_GET, OBJECT_DONE),
    "huisbezoeken:agenda_item_delete": ("item", NO_GET, OBJECT_DONE),
    "huisbezoeken:encounter_create": ("resident", NO_GET, "302 302 403 404 404 404 404 403"),
    "huisbezoeken:encounter_edit": ("encounter", OBJECT, OBJECT),
    "huisbezoeken:encounter_delete": ("encounter", NO_GET, OBJECT_DONE),
    "activiteiten:list": ("", TEAM, TEAM),
    "activiteiten:create": ("", TEAM, TEAM),
    "activiteiten:detail": ("activity", OBJECT, NO_POST),
    "activiteiten:edit": ("activity", OBJECT, OBJECT),
    "activiteiten:delete": ("bare_activity", NO_GET, OBJECT_DONE),
    "activiteiten:enrol": ("activity", OBJECT, OBJECT),
    "activiteiten:enrolment_list": ("", TEAM, TEAM),
    "activiteiten:enrolment_edit": ("enrolment", OBJECT, OBJECT),
    "activiteiten:enrolment_delete": ("enrolment", NO_GET, OBJECT_DONE),
    "activiteiten:waiting_admit": ("activity waiting", NO_GET, "302 302 403 302 404 404 404 403"),  # waits no more
    "activiteiten:waiting_delete": ("activity waiting", NO_GET, OBJECT_DONE),
    "activiteiten:agenda": ("", TEAM, NO_POST),
    "activiteiten:feed": ("token", PUBLIC, PUBLIC_NO_POST),
    "activiteiten:feed_create": ("", NO_GET, TEAM_DONE),
    "activiteiten:feed_revoke": ("", NO_GET, TEAM_DONE),
    "activiteiten:session_list": ("", TEAM, TEAM),
    "activiteiten:session_series": ("activity", OBJECT, OBJECT),
    "activiteiten:session_create": ("activity", OBJECT, OBJECT),
    "activiteiten:session_detail": ("session", OBJECT, NO_POST),
    "activiteiten:session_edit": ("session", OBJECT, OBJECT),
    "activiteiten:session_delete": ("session", NO_GET, OBJECT_DONE),
    "activiteiten:session_cancel": ("session", NO_GET, OBJECT),
    "activiteiten:session_resume": ("session", NO_GET, OBJECT_DONE),
    "activiteiten:session_signal": ("session", NO_GET, OBJECT),
    "activiteiten:session_question": ("session", NO_GET, OBJECT),
    "activiteiten:ticking": ("", TICK_TEAM, NO_POST),
    "activiteiten:tick_list": ("session", TICK, NO_POST),
    "activiteiten:tick": ("session resident", NO_GET, TICK_DONE),
    "activiteiten:tick_unknown": ("session", NO_GET, TICK_DONE),
    "activiteiten:tick_as_last": ("session", NO_GET, TICK_DONE),
    "activiteiten:tick_family": ("session household", NO_GET, TICK_DONE),
    "activiteiten:tick_search": ("session", NO_GET, TICK),
    "activiteiten:tick_newcomer": ("session", NO_GET, TICK),
    "activiteiten:sign_in_sheet": ("session", TICK, NO_POST),
    "activiteiten:idea_list": ("", TEAM, TEAM),
    "activiteiten:idea_create": ("", TEAM, TEAM),
    "activiteiten:idea_helpers": ("", NO_GET, TEAM),
    "activiteiten:idea_detail": ("idea", OBJECT, NO_POST),
    "activiteiten:idea_edit": ("idea", OBJECT, OBJECT),
    "activiteiten:idea_delete": ("idea", NO_GET, OBJECT_DONE),
    "activiteiten:newsletter_list": ("", TEAM, TEAM),
    "activiteiten:newsletter_create": ("", TEAM, TEAM),
    "activiteiten:newsletter_detail": ("newsletter", OBJECT, NO_POST),
    "activiteiten:newsletter_edit": ("newsletter", OBJECT, OBJECT),
    "activiteiten:newsletter_delete": ("newsletter", NO_GET, OBJECT_DONE),
    "activiteiten:newsletter_text_create": ("newsletter", OBJECT, OBJECT),
    "activiteiten:newsletter_text_edit": ("newsletter_text", OBJECT, OBJECT),
    "activiteiten:newsletter_text_delete": ("newsletter_text", NO_GET, OBJECT_DONE),
    "activiteiten:newsletter_text_move": ("newsletter_text", NO_GET, OBJECT_DONE),
    "activiteiten:newsletter_preview": ("newsletter", OBJECT, NO_POST),
    "activiteiten:newsletter_publish": ("newsletter", NO_GET, OBJECT_DONE),
    "activiteiten:newsletter_unpublish": ("newsletter", NO_GET, OBJECT_DONE),
    "activiteiten:newsletter_pdf": ("newsletter", OBJECT, NO_POST),
    "activiteiten:newsletter_fit": ("newsletter", OBJECT, NO_POST),
    "activiteiten:newsletter_plain": ("newsletter", OBJECT, NO_POST),
    "activiteiten:newsletter_mail": ("newsletter", OBJECT, NO_POST),
    "activiteiten:newsletter_send": ("newsletter", NO_GET, OBJECT_DONE),
    "activiteiten:newsletter_resend": ("newsletter", NO_GET, OBJECT_DONE),
    "activiteiten:newsletter_public": ("newsletter_key", PUBLIC, PUBLIC_NO_POST),
    "activiteiten:newsletter_unsubscribe": ("unsubscribe", PUBLIC, PUBLIC_DONE),
    "activiteiten:newsletter_one_click": ("unsubscribe", PUBLIC_DONE, PUBLIC),
    "activiteiten:location_list": ("", TEAM, TEAM),
    "activiteiten:location_create": ("", TEAM, TEAM),
    "activiteiten:location_edit": ("location", OBJECT, OBJECT),
    "activiteiten:location_delete": ("location", NO_GET, OBJECT_DONE),
    "kruidenier:card_list": ("", TEAM, TEAM),
    "kruidenier:card_create": ("", TEAM, TEAM),
    "kruidenier:card_sheet": ("", "302 302 403 200 302 200 403 403", NO_POST),  # without cards: back to the list
    "kruidenier:card_detail": ("card", OBJECT, NO_POST),
    "kruidenier:card_edit": ("card", OBJECT, OBJECT),
    "kruidenier:card_renew": ("card", NO_GET, OBJECT),
    "kruidenier:card_stop": ("card", NO_GET, OBJECT),
    "kruidenier:card_delete": ("bare_card", NO_GET, OBJECT_DONE),
    "kruidenier:card_print": ("card", OBJECT, NO_POST),
    "kruidenier:rules_edit": ("", COORDINATOR, COORDINATOR_DONE),
    "kruidenier:counter": ("", TICK_TEAM, NO_POST),
    "kruidenier:counter_find": ("", NO_GET, TICK_TEAM),
    "kruidenier:counter_check_in": ("", NO_GET, "302 302 302 302 302 302 403 403"),
    "kruidenier:counter_who": ("", NO_GET, COUNTER_404),
    "kruidenier:counter_question": ("", NO_GET, COUNTER_404),
    "kruidenier:counter_undo": ("", NO_GET, COUNTER_404),
    "kruidenier:counter_card": ("", NO_GET, COUNTER_404),
    "kruidenier:counter_welcome": ("", "302 302 302 302 302 302 403 403", TICK_TEAM),
    "kruidenier:day": ("", TEAM, TEAM),
    "kruidenier:this_month": ("", TEAM, NO_POST),
    "kruidenier:month": ("month", TEAM, NO_POST),
    "kruidenier:visit_list": ("", TEAM, TEAM),
    "kruidenier:visit_create": ("", TEAM, TEAM),
    "kruidenier:visit_edit": ("shop_visit", OBJECT, OBJECT),
    "kruidenier:visit_delete": ("shop_visit", NO_GET, OBJECT_DONE),
    "kruidenier:pathway_list": ("", TEAM, TEAM),
    "kruidenier:pathway_create": ("", TEAM, TEAM),
    "kruidenier:pathway_road": ("", TEAM, NO_POST),
    "kruidenier:pathway_detail": ("pathway", OBJECT, NO_POST),
    "kruidenier:pathway_edit": ("pathway", OBJECT, OBJECT),
    "kruidenier:pathway_delete": ("bare_pathway", NO_GET, OBJECT_DONE),
    "kruidenier:step_create": ("pathway", NO_GET, OBJECT),
    "kruidenier:step_edit": ("step", OBJECT, OBJECT),
    "kruidenier:step_done": ("step", NO_GET, OBJECT_DONE),
    "kruidenier:step_delete": ("step", NO_GET, OBJECT_DONE),
    "kruidenier:volunteer_list": ("", TEAM, TEAM),
    "kruidenier:volunteer_create": ("", TEAM, TEAM),
    "kruidenier:volunteer_phone_list": ("", TEAM, NO_POST),
    "kruidenier:volunteer_edit": ("shop_volunteer", OBJECT, OBJECT),
    "kruidenier:volunteer_delete": ("shop_volunteer", NO_GET, OBJECT_DONE),
    "kruidenier:survey_list": ("", TEAM, TEAM),
    "kruidenier:survey_create": ("", TEAM, TEAM),
    "kruidenier:survey_detail": ("survey", OBJECT, NO_POST),
    "kruidenier:survey_edit": ("survey", OBJECT, OBJECT),
    "kruidenier:survey_delete": ("bare_survey", NO_GET, OBJECT_DONE),
    "kruidenier:question_create": ("survey", OBJECT, OBJECT),
    "kruidenier:question_edit": ("survey_question", OBJECT, OBJECT),
    "kruidenier:question_delete": ("bare_survey_question", NO_GET, OBJECT_DONE),
    "kruidenier:question_move": ("survey_question", NO_GET, OBJECT_DONE),
    "kruidenier:round_create": ("survey", OBJECT, OBJECT),
    "kruidenier:round_detail": ("survey_round", OBJECT, NO_POST),
    "kruidenier:round_edit": ("survey_round", OBJECT, OBJECT),
    "kruidenier:round_delete": ("bare_survey_round", NO_GET, OBJECT_DONE),
    "kruidenier:round_paper": ("survey_round", NO_GET, OBJECT_DONE),
    "kruidenier:answer_paper": ("survey_round", OBJECT, OBJECT),
    "kruidenier:answer_tablet": ("survey_round", TICK, TICK),
    "kruidenier:answer_public": ("survey_key", PUBLIC, PUBLIC),
    "kruidenier:answer_public_code": ("survey_key survey_code", PUBLIC, PUBLIC),
    "kruidenier:results": ("survey_round", OBJECT, NO_POST),
    "kruidenier:answer_signal": ("survey_answer", NO_GET, OBJECT_DONE),
    "registers:overview": ("", COORDINATOR, COORDINATOR),
    "registers:export": ("", COORDINATOR, COORDINATOR),
    "registers:job": ("job", COORDINATOR_OBJECT, NO_POST),
    "registers:write": ("job", NO_GET, COORDINATOR_OBJECT_DONE),
    "registers:faulty": ("job", "302 302 403 403 404 404 404 403", NO_POST),
    "registers:result": ("job", "302 302 403 403 404 404 404 403", NO_POST),
    "wonen:file_list": ("", TEAM, TEAM),
    "wonen:file_create": ("", TEAM, TEAM),
    "wonen:file_detail": ("housing_file", OBJECT, NO_POST),
    "wonen:file_edit": ("housing_file", OBJECT, OBJECT),
    "wonen:file_delete": ("bare_file", NO_GET, OBJECT_DONE),
    "wonen:step_create": ("housing_file", NO_GET, OBJECT),
    "wonen:step_edit": ("housing_step", OBJECT, OBJECT),
    "wonen:step_done": ("housing_step", NO_GET, OBJECT_DONE),
    "wonen:step_delete": ("housing_step", NO_GET, OBJECT_DONE),
    "wonen:fund_entry_list": ("", TEAM, TEAM),
    "wonen:fund_entry_create": ("", COORDINATOR, COORDINATOR),
    "wonen:fund_entry_detail": ("fund_entry", OBJECT, NO_POST),
    "wonen:fund_entry_correct": ("fund_entry", NO_GET, COORDINATOR_OBJECT),
    "wonen:fund_forecast": ("", TEAM, NO_POST),
    "wonen:fund_statement": ("", TEAM, NO_POST),
    "wonen:loan_terms_edit": ("housing_file", OBJECT, OBJECT),
    "wonen:file_statement": ("housing_file", OBJECT, NO_POST),
    "wonen:defect_create": ("housing_file", NO_GET, OBJECT),
    "wonen:defect_edit": ("defect", OBJECT, OBJECT),
    "wonen:defect_solved": ("defect", NO_GET, OBJECT_DONE),
    "wonen:defect_delete": ("defect", NO_GET, OBJECT_DONE),
    "wonen:photo_create": ("housing_file", NO_GET, OBJECT),
    "wonen:photo_detail": ("photo", OBJECT, NO_POST),
    "wonen:photo_show": ("photo", OBJECT, NO_POST),
    "wonen:photo_small": ("photo", OBJECT, NO_POST),
    "wonen:photo_delete": ("photo", NO_GET, OBJECT_DONE),
    "wonen:premium_list": ("", TEAM, TEAM),
    "wonen:premium_create": ("", COORDINATOR, COORDINATOR),
    "wonen:premium_detail": ("premium", OBJECT, NO_POST),
    "wonen:premium_edit": ("premium", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "wonen:premium_delete": ("premium", NO_GET, COORDINATOR_OBJECT_DONE),
    "wonen:application_create": ("housing_file premium", NO_GET, OBJECT_DONE),
    "wonen:application_edit": ("application", OBJECT, OBJECT),
    "wonen:application_papers": ("application", NO_GET, OBJECT_DONE),
    "wonen:application_delete": ("application", NO_GET, OBJECT_DONE),
    "wonen:paper_mark": ("application_paper", NO_GET, OBJECT_DONE),
    "wonen:standard_step_list": ("", TEAM, NO_POST),
    "wonen:standard_step_take": ("", NO_GET, COORDINATOR_DONE),
    "wonen:standard_step_create": ("", COORDINATOR, COORDINATOR),
    "wonen:standard_step_edit": ("standard_step", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "wonen:standard_step_move": ("standard_step", NO_GET, COORDINATOR_OBJECT_DONE),
    "wonen:standard_step_delete": ("standard_step", NO_GET, COORDINATOR_OBJECT_DONE),
    "rapportage:year_list": ("", REPORTS, NO_POST),
    "rapportage:year_detail": ("year", TEAM, NO_POST),
    "rapportage:year_map": ("year", TEAM, NO_POST),
    "rapportage:yearly_report_pdf": ("year", COORDINATOR, NO_POST),
    "rapportage:year_need": ("year", TEAM, NO_POST),
    "rapportage:figure_list": ("", TEAM, TEAM),
    "rapportage:figure_create": ("", COORDINATOR, COORDINATOR),
    "rapportage:figure_paste": ("", COORDINATOR, COORDINATOR),
    "rapportage:figure_detail": ("neighbourhood_figure", OBJECT, NO_POST),
    "rapportage:figure_edit": ("neighbourhood_figure", COORDINATOR_OBJECT, COORDINATOR_OBJECT),
    "rapportage:figure_delete": ("neighbourhood_figure", NO_GET, COORDINATOR_OBJECT_DONE),
}


@pytest.fixture
def world(team):
    """One of everything, in one team; and one user of each kind."""
    users = {
        "anonymous": None,
        "deactivated": make_member(team, is_active=False),
        "volunteer": make_member(team, Role.VOLUNTEER),
        "worker": make_member(team),
        "stranger": make_member(make_team()),
        "coordinator": make_member(team, Role.COORDINATOR),
        "admin": make_user(is_staff=True),
        "reader": make_member(team, Role.READER),
    }
    resident = make_resident(team=team)
    activity = make_activity(team=team)
    newsletter = make_newsletter(team=team, public_key="sleutel", published_at=timezone.now())
    survey_answer = make_answer(team=team)
    survey_round = survey_answer.response.round
    gone = make_visit(team=team)
    job = Job.objects.create(team=team, user=users["coordinator"], kind="check", status="done")
    things = {
        "team": team,
        "resident": resident,
        "household": make_household(team=team),
        "organisation": make_organisation(team=team, agreement_from=date(2018, 1, 1)),
        "contact_person": make_contact_person(team=team),
        "offer": make_offer(team=team),
        "agreement": make_agreement(team=team),
        "document": make_document(team=team),
        "visit": make_visit(team=team, date=date(2018, 1, 2)),
        "follow_up": make_follow_up(team=team),
        "signal": make_signal(team=team),
        "group": make_group(team=team),
        "bare_group": make_group(team=team),
        "group_member": make_group_member(team=team),
        "bottleneck": make_bottleneck(team=team),
        "meeting": make_meeting(team=team),
        "item": make_item(team=team),
        "feedback": make_feedback(team=team),
        "encounter": make_encounter(resident=make_resident(team=team)),
        "referral": make_referral(team=team, consent="yes"),
        "talent": make_talent(team=team),
        "area": make_area(team=team),
        "neighbourhood_figure": make_figure(team=team),
        "area_map": keep_map(team=team, by=users["coordinator"], name="buurt.geojson", drawn=[]),
        "connection": make_connection(resident=resident),
        "activity": activity,
        "bare_activity": make_activity(team=team),
        "session": make_session(activity=activity, date=today()),
        "enrolment": make_enrolment(activity=activity),
        "waiting": make_waiting(activity=activity),
        "idea": make_idea(team=team),
        "location": make_location(team=team),
        "newsletter": newsletter,
        "newsletter_text": make_newsletter_text(newsletter=newsletter),
        "newsletter_key": newsletter.public_key,
        "unsubscribe": token_for(make_consent(resident=resident).resident),
        "card": make_card(team=team),
        "bare_card": make_card(team=team),
        "shop_visit": make_shop_visit(team=team),
        "pathway": make_pathway(resident=resident),
        "bare_pathway": make_pathway(resident=resident),
        "step": make_step(team=team),
        "shop_volunteer": make_volunteer(team=team),
        "survey": survey_round.survey,
        "survey_question": survey_answer.question,
        "survey_round": survey_round,
        "survey_answer": survey_answer,
        "survey_key": survey_round.key,
        "survey_code": make_code(survey_round).text,
        "bare_survey": make_survey(team=team),
        "bare_survey_question": make_question(team=team),
        "bare_survey_round": make_round(team=team),
        "housing_file": make_file(team=team),
        "bare_file": make_file(team=team),
        "fund_entry": make_entry("loan", 100, file=make_file(team=team)),
        "housing_step": make_housing_step(team=team),
        "standard_step": make_standard_step(team=team),
        "defect": make_defect(team=team),
        "photo": make_photo(team=team),
        "premium": make_premium(team=team),
        "application": make_application(team=team),
        "application_paper": make_paper(team=team),
        "undo": undo.delete(gone, by=users["worker"]),
        "draft": Draft.objects.create(user=users["worker"], team=team, path="/huisbezoeken/nieuw/", token="x", data=""),
        "filter": SavedFilter.objects.create(
            user=users["worker"], team=team, name="Vrouwen", path="/contacten/bewoners/", is_shared=True
        ),
        "member": Membership.objects.get(user=users["worker"]),
        "feed": CalendarFeed.objects.create(user=users["worker"], token_hash=hashed("sleutel")),
        "invitation": Invitation.objects.create(team=team, email="nieuw@voorbeeld.be", token_hash=hashed("sleutel")),
        "job": job,
    }
    return users, things


def address(name, thing, things):
    if thing == "token":
        return reverse(name, args=["sleutel"])
    if thing == "reset":
        return reverse(name, args=["1", "set-password"])
    if thing in ("year", "month"):
        return reverse(name, args=[2018, 6][: 1 + (thing == "month")])
    named = [things[one] for one in thing.split()]
    return reverse(name, args=[one if isinstance(one, str) else one.pk for one in named])


@pytest.mark.any_engine
@pytest.mark.parametrize("name", ACCESS)
def test_each_role_gets_what_it_may_and_no_more(client, world, name):
    users, things = world
    thing, *expected = ACCESS[name]
    row = {
        (method, role): status
        for method, told in zip(("get", "post"), expected, strict=True)
        for role, status in zip(ROLES, told.split(), strict=True)
    }

    got = {}
    for method, role in in_order(name, row):
        client.logout()
        if users[role]:
            client.force_login(users[role])
        got[method, role] = str(getattr(client, method)(address(name, thing, things)).status_code)

    assert got == {asked: row[asked] for asked in got}


def in_order(name, row):
    """Those who may change something come last, so that what they delete is there for the others."""
    order = sorted(row, key=lambda asked: (asked[0] == "post", asked[1] in {"worker", "coordinator"}))
    gone_by_then = name.endswith(("delete", "restore", "end", "withdraw")) and row["post", "worker"] == "302"
    return order[:-1] if gone_by_then else order


def without_csrf(response):
    """Every page has a token of its own."""
    return re.sub(r"[A-Za-z0-9]{64}", "", response.content.decode())


def named_patterns(resolver=None, namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from named_patterns(pattern, namespace + inner)
        else:
            yield f"{namespace}{pattern.name}", pattern.callback


def test_every_address_is_in_the_table():
    own = {name for name, _ in named_patterns() if not name.startswith("admin:")}

    assert own == set(ACCESS)


def test_every_view_names_its_permission():
    unguarded = [
        name for name, view in named_patterns() if not name.startswith("admin:") and not hasattr(view, "permission")
    ]

    assert unguarded == []


def test_another_teams_object_is_the_very_404_of_one_that_does_not_exist(client, world):
    users, things = world
    client.force_login(users["stranger"])

    foreign = client.get(things["visit"].get_absolute_url())
    missing = client.get(reverse("huisbezoeken:detail", args=[10**9]))

    assert (foreign.status_code, without_csrf(foreign)) == (missing.status_code, without_csrf(missing))


def test_a_membership_that_ends_ends_with_the_next_request(client, world):
    users, things = world
    client.force_login(users["worker"])
    assert client.get(things["visit"].get_absolute_url()).status_code == 200

    Membership.objects.filter(user=users["worker"]).delete()

    assert client.get(things["visit"].get_absolute_url()).status_code == 404


@pytest.mark.parametrize("role", ["volunteer", "worker", "coordinator", "reader"])
def test_only_admins_enter_the_admin(client, world, role):
    client.force_login(world[0][role])

    assert client.get("/beheer/").status_code in {302, 403}
