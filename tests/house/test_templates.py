"""Templates: they compile, they run nothing, they style nothing by hand, and they keep to French typography."""

import ast
import re
from html import unescape
from pathlib import Path

from flask import Flask
from jinja2 import Environment, StrictUndefined, nodes

from conference.documents import paper
from tests.house.tree import TEMPLATES, name, pages, parsed, python

PAGES = pages()
NAMES = [path.relative_to(TEMPLATES).as_posix() for path in PAGES]
# Papers are printed by the press, not shown by a browser: their stylesheet stands in them.
PAPERS = "documents/"
JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)
TAGS = re.compile(r"<[^>]*>", re.DOTALL)
# A sign that a plain space would let fall to the next line.
UNBOUND = re.compile(r"\S* [:;?!»](?=\s|$)|« ")
SAFE: dict[str, str] = {}


def _source(page: str) -> str:
    return (TEMPLATES / page).read_text()


def _environment(app: Flask, page: str) -> Environment:
    return paper._environment if page.startswith(PAPERS) else app.jinja_env


def _tree(app: Flask, page: str) -> nodes.Template:
    return app.jinja_env.parse(_source(page))


def test_every_template_compiles(app: Flask) -> None:
    for page in NAMES:
        strict = _environment(app, page).overlay(undefined=StrictUndefined)
        assert strict.get_template(page).root_render_func is not None, page


def test_what_a_template_asks_for_is_there(app: Flask) -> None:
    for page in NAMES:
        tree, environment = _tree(app, page), _environment(app, page)
        asking = tree.find_all((nodes.Extends, nodes.Include, nodes.FromImport, nodes.Import))
        named = [getattr(node, "template", None) for node in asking]
        asked = {one.value for one in named if isinstance(one, nodes.Const)}
        assert asked <= set(NAMES) | {one for one in asked if (TEMPLATES / one).is_file()}, page
        assert {node.name for node in tree.find_all(nodes.Filter)} <= set(environment.filters), page
        assert {node.name for node in tree.find_all(nodes.Test)} <= set(environment.tests), page


def test_no_template_says_that_a_text_is_safe(app: Flask) -> None:
    for page in NAMES:
        tree = _tree(app, page)
        filters = {node.name for node in tree.find_all(nodes.Filter)}
        assert filters & {"safe", "tojson", "xmlattr"} == set() or page in SAFE, page
        assert not list(tree.find_all(nodes.MarkSafe)) + list(tree.find_all(nodes.ScopedEvalContextModifier)), page
        assert "autoescape" not in _source(page), page


def test_every_page_and_paper_escapes_by_itself(app: Flask) -> None:
    escapes = app.jinja_env.autoescape
    assert callable(escapes)
    assert [page for page in NAMES if not escapes(page)] == []
    assert paper._environment.autoescape is True


# What works without network, or asks one question a screen, names one file of ours and holds no script itself.
SCRIPTED = {
    "day/device.html": "js/day/main.js",
    "questionnaire/frame.html": "js/questionnaire/main.js",
    "questionnaire/gone.html": "js/questionnaire/main.js",
    "keying/show.html": "js/keying/main.js",
    "note/part.html": "js/note/main.js",
}
OWN_SCRIPT = r"<script type=\"module\"\s+src=\"{{{{ url_for\('static', filename='{}'\) }}}}\">\s*</script>"


def test_no_page_has_a_script_or_a_style_of_its_own() -> None:
    for page in NAMES:
        source = "" if page.startswith(PAPERS) else _source(page)
        if page in SCRIPTED:
            source, scripts = re.subn(OWN_SCRIPT.format(SCRIPTED[page]), "", source)
            assert scripts == 1, page
        named = r"<script|<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:"
        assert not re.search(named, source, re.IGNORECASE), page
        assert not re.search(r"(?:src|href|action)\s*=\s*[\"'](?:https?:)?//", source), page


def _words(path: Path) -> str:
    """What a template says to people: its text, and the sentences within its expressions."""
    source = re.sub(r"{#.*?#}", "", path.read_text(), flags=re.DOTALL)
    text = TAGS.sub(" ", JINJA.sub(" ", source))
    return unescape(text + " ".join(_sentences(source)))


def _sentences(source: str) -> list[str]:
    quoted = re.findall(r'"([^"]*)"', " ".join(JINJA.findall(source)))
    spaced = [one.replace(r"\u00a0", "\u00a0") for one in quoted]
    return [one for one in spaced if re.search(r"[A-Za-zÀ-ÿ]{2,}['’ \u00a0][A-Za-zÀ-ÿ?]", one)]


def _said(path: Path) -> list[str]:
    """The texts of a file of Python, its docstrings apart."""
    tree = parsed(path)
    idle = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in idle)
    return [node.value for node in constants if isinstance(node.value, str)]


def test_every_page_keeps_to_french_typography() -> None:
    for page in NAMES:
        words = _words(TEMPLATES / page)
        assert re.findall(r"\w+'\w+", words) == [], f"{page}: the apostrophe is ’"
        assert re.findall(r"\w+\.\.\.", words) == [], f"{page}: the ellipsis is …"
        assert re.findall(r"\w[?!;]", words) == [], f"{page}: a space before ? ! ;"
        assert UNBOUND.findall(words) == [], f"{page}: a non-breaking space before : ; ? ! and within « »"


def test_sentences_of_the_package_keep_to_it_too() -> None:
    found = []
    for path in sorted((TEMPLATES.parent / "conference" / "words").glob("*.py")):
        for line in re.findall(r'"([^"\n]*)"', path.read_text()):
            if re.search(r"[A-Za-zÀ-ÿ]'[A-Za-zÀ-ÿ]", line) and re.search(r"[à-ÿ ]", line):
                found.append(f"{name(path)}: {line}")
    assert found == []


def test_words_written_in_python_hold_their_signs() -> None:
    for path in python("conference/words", "conference/web"):
        assert [text for text in _said(path) if UNBOUND.search(text)] == [], name(path)
