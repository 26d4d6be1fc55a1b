"""The whole policy on one screen: what each role may do, and to which cases.

A grant is one SQL criterion; the page, its list, its search, its files and its counts all filter through it.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from sqlalchemy import ColumnElement, false, or_, select
from sqlalchemy.orm import Session

from conference.domain.roles import Role
from conference.models.case import Case
from conference.security.criteria import (
    Criterion,
    anything,
    no_member_is_left_for,
    nobody_may_decide_on,
    received,
    received_by_others,
    the_body_received,
    they_are_asked,
    they_coordinate,
    they_draft,
    they_follow,
    they_hold,
    they_hold_or_nobody_does,
    they_referred_to_prepare,
    they_sit_there,
    they_sit_there_as_coordinators,
    they_supervise,
)
from conference.security.user import User


class Permission(StrEnum):
    """What may be asked of the application."""

    OWN_SESSION = "own_session"
    HOME = "home"
    CASE_LIST = "case_list"
    CASE_READ = "case_read"
    CASE_NAMES = "case_names"
    CASE_REVEAL = "case_reveal"
    CASE_TEXTS = "case_texts"
    CASE_STEP = "case_step"
    CASE_DECIDE = "case_decide"
    BODY_SITTINGS = "body_sittings"
    UNSERVED_READ = "unserved_read"
    NEIGHBOUR_ASK = "neighbour_ask"
    PREPARATION_KEEP = "preparation_keep"
    CONTACT_KEEP = "contact_keep"
    LOG_KEEP = "log_keep"
    LOG_SUPERVISE = "log_supervise"
    SHEET_KEEP = "sheet_keep"
    DAY_KEEP = "day_keep"
    DANGER_NOTE = "danger_note"
    PLAN_READ = "plan_read"
    PLAN_KEEP = "plan_keep"
    CONTENT_ANSWER = "content_answer"
    FOLLOW_UP_KEEP = "follow_up_keep"
    QUESTIONNAIRES_WRITE = "questionnaires_write"
    ANSWERS_KEY = "answers_key"
    TIME_KEEP = "time_keep"
    COORDINATORS_KEEP = "coordinators_keep"
    PROGRAMME_READ = "programme_read"
    PROGRAMME_KEEP = "programme_keep"
    COUNCIL_PAPERS = "council_papers"
    DIRECTORY_KEEP = "directory_keep"
    EXCHANGES_READ = "exchanges_read"
    ENQUIRY_KEEP = "enquiry_keep"
    OFFER_NOTE = "offer_note"
    REFERRAL_BEGIN = "referral_begin"
    REFERRAL_WRITE = "referral_write"
    DECLARATION_ANSWER = "declaration_answer"
    DEPARTURES_READ = "departures_read"
    NEUTRALITY_READ = "neutrality_read"
    FIGURES_READ = "figures_read"
    OWN_FIGURES = "own_figures"
    NOTE_EXPORT = "note_export"
    NOTE_KEEP = "note_keep"
    EFFECTS_NOTE = "effects_note"
    RECORD_READ = "record_read"
    RECORD_KEEP = "record_keep"
    PRACTICE_SHEET_KEEP = "practice_sheet_keep"
    FIGURES_PUBLISH = "figures_publish"
    PEERS_READ = "peers_read"
    CASES_TAKE_OVER = "cases_take_over"
    ACCOUNTS_KEEP = "accounts_keep"
    PLACES_KEEP = "places_keep"
    SETTINGS_KEEP = "settings_keep"
    SETUP_KEEP = "setup_keep"
    COMPLAINT_READ = "complaint_read"
    LANGUAGES_KEEP = "languages_keep"
    AUDIT_READ = "audit_read"


BODY, MEMBER, ANYBODY, LEAD_OF_ALL = "body", "member", "anybody", "lead_of_all"
SUPERVISOR, COLLEGIAL_MEMBER = "supervisor", "collegial_member"

# Those who take a case forward, each from where they stand.
WORKED: Mapping[Role | str, Criterion] = {
    Role.REFERRER: they_follow,
    Role.COORDINATOR: they_coordinate,
    BODY: the_body_received,
}
POLICY: Mapping[Permission, Mapping[Role | str, Criterion]] = {
    # Whoever is signed in may leave and choose a département, were every role of theirs withdrawn.
    Permission.OWN_SESSION: {ANYBODY: anything},
    Permission.HOME: {**dict.fromkeys(Role, anything), BODY: anything},
    Permission.CASE_LIST: {**WORKED, Role.LEAD: received(Role.LEAD)},
    Permission.CASE_READ: {**WORKED, Role.LEAD: received(Role.LEAD)},
    # Names as a matter of course; the body reveals them one case at a time, and that is written down.
    Permission.CASE_NAMES: {Role.REFERRER: they_follow, Role.COORDINATOR: they_coordinate},
    Permission.CASE_REVEAL: {BODY: the_body_received, LEAD_OF_ALL: no_member_is_left_for},
    Permission.CASE_TEXTS: {**WORKED, LEAD_OF_ALL: no_member_is_left_for},
    Permission.CASE_STEP: {**WORKED, LEAD_OF_ALL: no_member_is_left_for},
    Permission.CASE_DECIDE: {BODY: the_body_received, LEAD_OF_ALL: no_member_is_left_for},
    Permission.NEIGHBOUR_ASK: {Role.ADMIN: nobody_may_decide_on},
    # Whoever sits in the body for good, not for one case; who leads the whole département plans, and decides nothing.
    Permission.BODY_SITTINGS: {MEMBER: the_body_received, LEAD_OF_ALL: received(Role.LEAD)},
    Permission.UNSERVED_READ: {BODY: the_body_received, Role.LEAD: received(Role.LEAD)},
    # What is prepared, said and decided belongs to the family: neither the body nor the lead reads it.
    Permission.PREPARATION_KEEP: {Role.COORDINATOR: they_coordinate},
    # How people are reached, and what is noted of it, is for whoever coordinates the case, and nobody else.
    Permission.CONTACT_KEEP: {Role.COORDINATOR: they_coordinate},
    Permission.LOG_KEEP: {Role.COORDINATOR: they_coordinate},
    # No role supervises: the lead names somebody, who says each time why they open a log.
    Permission.LOG_SUPERVISE: {SUPERVISOR: they_supervise},
    Permission.SHEET_KEEP: {Role.COORDINATOR: they_coordinate, Role.REFERRER: they_referred_to_prepare},
    Permission.DAY_KEEP: {Role.COORDINATOR: they_coordinate},
    Permission.DANGER_NOTE: {Role.COORDINATOR: they_coordinate, Role.REFERRER: they_follow},
    Permission.PLAN_READ: {Role.COORDINATOR: they_coordinate, Role.REFERRER: they_hold},
    Permission.PLAN_KEEP: {Role.COORDINATOR: they_coordinate},
    Permission.CONTENT_ANSWER: {Role.COORDINATOR: they_hold_or_nobody_does, Role.REFERRER: they_hold},
    Permission.FOLLOW_UP_KEEP: {Role.COORDINATOR: they_coordinate},
    Permission.COMPLAINT_READ: {Role.LEAD: received_by_others},
    # The forms are the whole département's; who keys an answer coordinates another case than the one it comes from.
    Permission.QUESTIONNAIRES_WRITE: {LEAD_OF_ALL: anything},
    Permission.ANSWERS_KEY: {Role.COORDINATOR: anything, Role.LEAD: anything},
    Permission.TIME_KEEP: {Role.COORDINATOR: anything, Role.REFERRER: anything},
    Permission.COORDINATORS_KEEP: {Role.LEAD: anything},
    # What surrounds the conferences is nobody's secret here: all who work with families read it, the lead keeps it.
    Permission.PROGRAMME_READ: dict.fromkeys((Role.REFERRER, Role.COORDINATOR, Role.COMMITTEE, Role.LEAD), anything),
    Permission.PROGRAMME_KEEP: {Role.LEAD: anything},
    # That a body exists and meets is for all of them; what it says there is for who sits in it, and for the lead.
    Permission.COUNCIL_PAPERS: {
        Role.REFERRER: they_sit_there,
        Role.COORDINATOR: they_sit_there_as_coordinators,
        Role.COMMITTEE: they_sit_there,
        Role.LEAD: anything,
    },
    # Who designates calls back whoever asks, all over the département: neither who sits there for one case alone, nor
    # a lead of some territories where leads designate.
    Permission.ENQUIRY_KEEP: {COLLEGIAL_MEMBER: anything, LEAD_OF_ALL: anything},
    Permission.OFFER_NOTE: {Role.REFERRER: anything, Role.COORDINATOR: anything},
    # Whoever prepares conferences finds out what is no longer true of a resource, and mends it at once.
    Permission.DIRECTORY_KEEP: {Role.COORDINATOR: anything, Role.LEAD: anything},
    Permission.EXCHANGES_READ: {BODY: the_body_received, Role.LEAD: received(Role.LEAD)},
    Permission.REFERRAL_BEGIN: {Role.REFERRER: anything},
    Permission.REFERRAL_WRITE: {Role.REFERRER: they_draft},
    Permission.DECLARATION_ANSWER: {Role.COORDINATOR: they_are_asked},
    # Of who leaves, somebody asked from next door for one case has nothing to know.
    Permission.DEPARTURES_READ: {Role.LEAD: anything, MEMBER: anything},
    # What came up of those in place: for themselves, and for whoever decides on it.
    Permission.NEUTRALITY_READ: {
        Role.COORDINATOR: they_coordinate,
        BODY: the_body_received,
        LEAD_OF_ALL: no_member_is_left_for,
    },
    Permission.FIGURES_READ: {Role.LEAD: received(Role.LEAD)},
    # A coordinator counts their own cases, beside nobody else's.
    Permission.OWN_FIGURES: {Role.COORDINATOR: they_coordinate},
    Permission.NOTE_EXPORT: {Role.LEAD: received(Role.LEAD)},
    # One note for the whole département: a lead of some territories alone has their own figures, not the note.
    Permission.NOTE_KEEP: {LEAD_OF_ALL: anything},
    # Whoever works with families may say what changed, each of their own; about the practice, and about no case.
    Permission.EFFECTS_NOTE: dict.fromkeys((Role.REFERRER, Role.COORDINATOR, Role.COMMITTEE, Role.LEAD), anything),
    Permission.RECORD_READ: {Role.LEAD: anything},
    Permission.RECORD_KEEP: {LEAD_OF_ALL: anything},
    Permission.PRACTICE_SHEET_KEEP: {LEAD_OF_ALL: anything},
    Permission.FIGURES_PUBLISH: {LEAD_OF_ALL: anything},
    # What départements publish may be read by anybody: here, by those who compare and those who publish.
    Permission.PEERS_READ: {Role.OBSERVER: anything, Role.LEAD: anything},
    Permission.CASES_TAKE_OVER: {Role.LEAD: anything},
    Permission.ACCOUNTS_KEEP: {Role.ADMIN: anything},
    # Who leads the whole département sets it up, and never holds the key to anybody's account.
    Permission.PLACES_KEEP: {Role.ADMIN: anything, LEAD_OF_ALL: anything},
    Permission.SETTINGS_KEEP: {Role.ADMIN: anything, LEAD_OF_ALL: anything},
    Permission.SETUP_KEEP: {Role.ADMIN: anything, LEAD_OF_ALL: anything},
    # The texts that papers are printed with, of which none is about a family.
    Permission.LANGUAGES_KEEP: {Role.ADMIN: anything, Role.LEAD: anything},
    Permission.AUDIT_READ: {Role.AUDITOR: anything},
}


def _held(user: User) -> set[Role | str]:
    leads_all = Role.LEAD in user.roles and user.territories(Role.LEAD) is None
    member = user.department is not None and user.department.body_role in user.roles
    posts = {
        BODY: user.sits_in_body,
        MEMBER: member,
        COLLEGIAL_MEMBER: member and user.department is not None and user.department.body_role is not Role.LEAD,
        LEAD_OF_ALL: leads_all,
        SUPERVISOR: user.supervises,
    }
    return {ANYBODY, *user.roles, *(post for post, holds in posts.items() if holds)}


def visible(user: User, permission: Permission) -> ColumnElement[bool]:
    """What a permission opens to somebody, as one criterion: on `Case`; on `Council`, for the papers of bodies."""
    grants = [criterion(user) for holder, criterion in POLICY[permission].items() if holder in _held(user)]
    return or_(*grants) if grants else false()


Asked = TypeVar("Asked", bound=StrEnum)


def opened(session: Session, user: User, case: Case, *permissions: Permission) -> frozenset[Permission]:
    """Which of these permissions open one case to somebody, in one query."""
    return holding(session, case, {permission: visible(user, permission) for permission in permissions})


def holding(session: Session, case: Case, asked: Mapping[Asked, ColumnElement[bool]]) -> frozenset[Asked]:
    """Which of these hold of one case, in one query."""
    row = session.execute(select(*asked.values()).select_from(Case).where(Case.id == case.id)).one()
    return frozenset(one for one, holds in zip(asked, row, strict=True) if holds)


def may(user: User, permission: Permission) -> bool:
    """Whether somebody holds a permission at all, on whichever case."""
    return not _held(user).isdisjoint(POLICY[permission])
