"""The languages that papers are printed in: ours, and those for which the département supplies the texts."""

from collections.abc import Sequence

from flask import Blueprint, current_app, flash, g, redirect, render_template, url_for

from conference.audit import Act
from conference.documents import papers
from conference.documents.papers.sample import sample
from conference.documents.press import PressFailed
from conference.documents.table import csv
from conference.domain.paper import PaperKind
from conference.domain.reasons import Reason, Refused
from conference.extensions import db
from conference.models.language import Language
from conference.programme import language as keeping
from conference.programme import translating
from conference.queries.language import languages, spoken
from conference.queries.paper import service
from conference.security.guard import owned, requires, signed_in, the_department
from conference.security.permissions import Permission
from conference.web.answers import Answer, attached
from conference.web.forms.base import Form
from conference.web.forms.language import LanguageForm, TextsFileForm, TextsForm, name_of, texts_form
from conference.web.refusals import kept
from conference.web.versions import Difference, differences
from conference.words.documents import PRESS_FAILURE
from conference.words.paper import GROUP
from conference.words.papers import FRENCH, OURS, groups, lacking
from conference.words.reasons import sentence

pages = Blueprint("language", __name__)
KEEP = Permission.LANGUAGES_KEEP
GROUPS = ", ".join(groups())


@pages.get("/langues")
@requires(KEEP, Act.PAGE_READ)
def index() -> Answer:
    """Ours, those that were supplied with what they lack, and a line to open another."""
    return _index(LanguageForm())


def _index(form: LanguageForm) -> str:
    theirs = [(one, len(lacking(spoken(one)))) for one in languages(db.session())]
    return render_template("language/index.html", ours=OURS.values(), theirs=theirs, total=len(FRENCH.texts), form=form)


@pages.post("/langues")
@requires(KEEP, Act.LANGUAGE_WRITTEN)
def begin() -> Answer:
    """Open a language."""
    form = LanguageForm()

    def act() -> str:
        typed = (form.code.data or "", form.name.data or "", form.direction.data)
        return url_for("language.show", key=keeping.begin(db.session(), signed_in().actor, *typed).key)

    return kept(form, act, lambda: _index(form), "La langue est là. Il reste à écrire ses textes.")


def opened(key: str) -> Language:
    """The language of a key, which the audit is told about; one of another département looks missing."""
    language: Language = owned(db.session(), Language, key)
    g.about = language
    return language


@pages.get("/langues/<key>")
@requires(KEEP, Act.PAGE_READ)
def show(key: str) -> Answer:
    """How far a language is: paper by paper, what it lacks."""
    return _show(opened(key), TextsFileForm())


def _show(language: Language, form: TextsFileForm) -> str:
    tongue = spoken(language)
    missing = lacking(tongue)
    told = [
        (group, GROUP[group], len(keys), [key for key in keys if key in missing]) for group, keys in groups().items()
    ]
    return render_template(
        "language/show.html",
        language=language,
        told=told,
        lacking=missing,
        french=FRENCH.texts,
        form=form,
        plain=Form(),
    )


@pages.get(f"/langues/<key>/<any({GROUPS}):group>")
@requires(KEEP, Act.PAGE_READ)
def edit(key: str, group: str) -> Answer:
    """The texts of one paper, each under its French."""
    language = opened(key)
    told = {name_of(code): words for code, words in spoken(language).texts.items()}
    return _edit(language, group, texts_form(group)(data={**told, "version": language.version}))


def _edit(language: Language, group: str, form: TextsForm, overtaken: Sequence[Difference] | None = None) -> str:
    return render_template(
        "language/edit.html",
        language=language,
        fields=[form.at(key) for key in groups()[group]],
        title=GROUP[group],
        form=form,
        overtaken=overtaken,
    )


@pages.post(f"/langues/<key>/<any({GROUPS}):group>")
@requires(KEEP, Act.LANGUAGE_WRITTEN)
def write(key: str, group: str) -> Answer:
    """Keep them; one that forgets a placeholder is said beside its field, and nothing typed is lost."""
    session, language, form = db.session(), opened(key), texts_form(group)()
    if not form.validate_on_submit():
        return _edit(language, group, form), 422
    if form.overtaken(language.version):
        told = {name_of(code): words for code, words in spoken(language).texts.items()}
        typed = {name_of(code): words for code, words in form.texts().items()}
        form.version.data = str(language.version)
        return _edit(language, group, form, differences(form, {name: told.get(name, "") for name in typed}, typed)), 409
    try:
        keeping.write(session, signed_in().actor, language, form.texts())
    except Refused as refusal:
        for reason in refusal.reasons:
            field = form.at(reason.place)
            field.errors = [*field.errors, sentence(reason)]
        session.rollback()
        return _edit(opened(key), group, form), 422
    session.commit()
    flash("Les textes sont gardés.", "success")
    return redirect(url_for("language.show", key=key))


@pages.get("/langues/<key>/textes.csv")
@requires(KEEP, Act.LANGUAGE_EXPORTED)
def table(key: str) -> Answer:
    """Every text with its French, for whoever translates; the mark at its head tells spreadsheets its alphabet."""
    language = opened(key)
    content = "\ufeff".encode() + csv(translating.COLUMNS, translating.rows(language))
    return attached(content, "textes-des-papiers.csv", "text/csv; charset=utf-8")


@pages.post("/langues/<key>/textes")
@requires(KEEP, Act.LANGUAGE_WRITTEN)
def bring_back(key: str) -> Answer:
    """Take the translations of a file; all of them, or none with what is wrong."""
    session, form = db.session(), TextsFileForm()
    language = opened(key)
    if not form.validate_on_submit():
        return _show(language, form), 422
    try:
        texts = translating.brought_back(form.file.data.read(), form.file.data.filename or "")
        changed = keeping.write(session, signed_in().actor, language, texts)
    except Refused as refusal:
        session.rollback()
        form.file.errors = [_of_a_file(reason) for reason in refusal.reasons]
        return _show(opened(key), form), 422
    session.commit()
    flash(f"{changed} texte{'s' if changed > 1 else ''} repris du fichier.", "success")
    return redirect(url_for("language.show", key=key))


def _of_a_file(reason: Reason) -> str:
    return f"{reason.place}\u00a0: {sentence(reason)}" if reason.place in FRENCH.texts else sentence(reason)


@pages.get("/langues/<key>/apercu.pdf")
@requires(KEEP, Act.LANGUAGE_EXPORTED)
def preview(key: str) -> Answer:
    """Every paper in this language about an invented family, so that somebody who reads it can look it through."""
    tongue, about = spoken(opened(key)), sample(service(the_department()))
    letters = [papers.letter(about, guest, tongue) for guest in about.guests]
    common = [papers.compose(kind, about, tongue) for kind in PaperKind if kind is not PaperKind.INVITATION]
    db.session.rollback()
    try:
        return attached(papers.pdf([*letters, *common]), "apercu-des-papiers.pdf", "application/pdf")
    except PressFailed as failed:
        current_app.logger.warning("press: %s", failed.cause)
        flash(PRESS_FAILURE[failed.cause], "warning")
        return redirect(url_for("language.show", key=key))


@pages.post("/langues/<key>/retirer")
@requires(KEEP, Act.LANGUAGE_CLOSED)
def close(key: str) -> Answer:
    """Take it away with its texts."""
    session, language = db.session(), opened(key)
    keeping.close(session, signed_in().actor, language)
    session.commit()
    flash("La langue est retirée. Qui l’avait choisie reçoit ses papiers en français.", "success")
    return redirect(url_for("language.index"))
