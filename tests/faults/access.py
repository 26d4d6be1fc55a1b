"""Faults by which somebody would see or do what is not theirs."""

from tests.faults.fault import CRAWL, MATRIX, SESSIONS, SIGN_IN, TABLES, Fault

SEEN_BY_OTHERS = (
    Fault(
        "a route without permission",
        "conference/web/names.py",
        "@requires(Permission.CASE_REVEAL, Act.CASE_NAMES_READ, case=True)\n",
        "",
        (f"{TABLES}::test_every_view_says_who_may",),
    ),
    Fault(
        "a route with the permission of another",
        "conference/web/names.py",
        "@requires(Permission.CASE_REVEAL,",
        "@requires(Permission.CASE_READ,",
        (MATRIX.format("GET names.show"),),
    ),
    Fault(
        "a list without the criterion",
        "conference/web/case.py",
        "page = cases.page(session, visible(user, Permission.CASE_LIST), named,",
        "page = cases.page(session, Case.id.is_not(None), named,",
        (MATRIX.format("GET case.index"),),
    ),
    Fault(
        "a child of another case under one's own",
        "conference/security/guard.py",
        "select(table).where(table.key == key, table.case_id == case.id)",
        "select(table).where(table.key == key)",
        (MATRIX.format("POST referral.remove_person"), MATRIX.format("POST referral.remove_institution")),
    ),
    Fault(
        "a policy that shows names to the lead",
        "conference/security/permissions.py",
        "Permission.CASE_NAMES: {Role.REFERRER: they_follow,",
        "Permission.CASE_NAMES: {Role.LEAD: anything, Role.REFERRER: they_follow,",
        (MATRIX.format("GET case.show"),),
    ),
    Fault(
        "a lead of one territory who reads all of them",
        "conference/security/criteria.py",
        "seen = WAS_RECEIVED & _within(user.territories(role))",
        "seen = WAS_RECEIVED",
        (MATRIX.format("GET case.show"),),
    ),
    Fault(
        "reads that are not narrowed to a département",
        "conference/models/tenancy.py",
        "    state.statement = state.statement.options(_of(state.session.info.get(DEPARTMENT)))\n",
        "",
        (MATRIX.format("GET institution.edit"), MATRIX.format("GET case.show")),
    ),
    Fault(
        "a raw table query",
        "conference/security/guard.py",
        "session.scalars(select(table).where(table.key == key)).one_or_none()",
        "session.scalars(select(table).from_statement("
        "table.__table__.select().where(table.__table__.c.key == key))).one_or_none()",
        (
            f"{TABLES}::test_no_row_is_reached_past_the_criterion_of_the_departement",
            MATRIX.format("GET institution.edit"),
        ),
    ),
    Fault(
        "a role withdrawn that still holds",
        "conference/security/user.py",
        "rows = session.execute(_own(), given).all()",
        "rows = load.__dict__.setdefault(account_id, session.execute(_own(), given).all())",
        (f"{SESSIONS}::test_a_role_withdrawn_is_gone_at_the_next_request",),
    ),
    Fault(
        "a text said to be safe",
        "templates/components/facts.html",
        "{{ value }}",
        "{{ value|safe }}",
        (
            "tests/house/test_templates.py::test_no_template_says_that_a_text_is_safe",
            f"{CRAWL}::test_a_text_of_somebody_is_text_everywhere[referrer, all]",
        ),
    ),
    Fault(
        "a text column without its kind",
        "conference/models/department.py",
        'contact: Mapped[str] = fact(default="")',
        'contact: Mapped[str] = mapped_column(default="")',
        (f"{TABLES}::test_every_text_column_says_which_kind_of_text_it_is",),
    ),
    Fault(
        "styles allowed inline",
        "conference/security/headers.py",
        "\"style-src 'self'\"",
        "\"style-src 'self' 'unsafe-inline'\"",
        (f"{CRAWL}::test_reading_changes_nothing_and_every_answer_is_protected[referrer, all]",),
    ),
    Fault(
        "an address in the log",
        "conference/web/logs.py",
        '"view": request.endpoint or "none"',
        '"view": request.path',
        ("tests/security/test_logs.py::test_a_journey_leaves_no_word_of_anybody",),
    ),
)

AT_THE_DOOR = (
    Fault(
        "no token asked",
        "conference/factory.py",
        "    csrf.init_app(app)\n",
        '    app.config["WTF_CSRF_CHECK_DEFAULT"] = False\n    csrf.init_app(app)\n',
        ("tests/security/test_csrf.py::test_a_post_without_its_token_is_refused_and_changes_nothing",),
    ),
    Fault(
        "trying for ever",
        "conference/web/sign_in.py",
        "if throttle.too_many(writes, email, address):",
        "if False:",
        (
            f"{SIGN_IN}::test_ten_failures_close_the_door_of_a_name_for_a_quarter_of_an_hour",
            f"{SIGN_IN}::test_sixty_failures_close_the_door_of_an_address",
        ),
    ),
    Fault(
        "a session that outlives its sign-out",
        "conference/web/sign_in.py",
        "    sessions.end(user.web_session)\n",
        "",
        (f"{SESSIONS}::test_signing_out_ends_the_session_on_the_server",),
    ),
    Fault(
        "a session that outlives its password",
        "conference/web/sign_in.py",
        "    sessions.end_all(writes, account)\n",
        "",
        (f"{SESSIONS}::test_a_new_password_ends_every_session",),
    ),
    Fault(
        "a session that never tires",
        "conference/security/sessions.py",
        "fresh = now - row.seen_at < IDLE and now - row.created_at < LONGEST",
        "fresh = now - row.created_at < LONGEST",
        (f"{SESSIONS}::test_half_an_hour_without_a_sign_of_life_ends_it",),
    ),
    Fault(
        "an unknown name that costs nothing",
        "conference/web/sign_in.py",
        "if not _passwords().matches(digest, typed(form.password)) or usable is None:",
        "if usable is None or not _passwords().matches(digest, typed(form.password)):",
        (f"{SIGN_IN}::test_the_same_words_and_the_same_work_whether_or_not_the_account_exists",),
    ),
    Fault(
        "a redirect outside",
        "conference/web/sign_in.py",
        'return redirect(_inside(request.args.get("suite")) or',
        'return redirect(request.args.get("suite") or',
        (f"{SIGN_IN}::test_signing_in_leads_only_inside",),
    ),
    Fault(
        "a link kept in clear",
        "conference/security/links.py",
        "digest=tokens.digest(token),\n            kind=kind,",
        "digest=token,\n            kind=kind,",
        (f"{SIGN_IN}::test_a_link_is_kept_as_a_digest_and_leaves_the_address_at_once",),
    ),
    Fault(
        "a link that opens twice",
        "conference/web/sign_in.py",
        "    found.ended_at = clock.now()\n",
        "",
        (f"{SIGN_IN}::test_expired_used_replaced_and_unknown_links_look_alike",),
    ),
    Fault(
        "a second clock",
        "conference/security/throttle.py",
        "    now = clock.now()\n",
        "    import datetime\n\n    now = datetime.datetime.now(datetime.UTC)\n",
        ("tests/house/test_sources.py::test_only_the_clock_asks_the_time",),
    ),
)
