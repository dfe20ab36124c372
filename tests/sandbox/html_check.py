"""Reads drawn HTML as strictly as a browser never does, and sends its fields as a browser would."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from starlette.datastructures import FormData

VOID = {"br", "hr", "input"}
INLINE = {"a", "strong", "em", "s", "code", "span", "label", "button", "summary", "legend"}
BLOCKY = {"div", "p", "ul", "ol", "li", "blockquote", "pre", "figure", "figcaption", "fieldset"}
BLOCKY |= {"h3", "h4", "h5", "h6", "table", "caption", "tr", "th", "td", "details", "hr"}
KNOWN = INLINE | BLOCKY | VOID | {"select", "option", "optgroup", "datalist", "textarea"}
WORDS = """
    id class href rel target role name value type for title start scope label accept list rows
    popover popovertarget popovertargetaction formnovalidate required checked selected disabled
    multiple maxlength minlength min max step placeholder autocomplete autofocus
"""
ATTRIBUTES = set(WORDS.split())
POINTING = ("for", "aria-describedby", "aria-labelledby", "popovertarget", "list")
HTML_LINKS = ("http://", "https://", "mailto:")


@dataclass
class Control:
    tag: str
    about: dict[str, str | None]
    labelled: bool
    text: str = ""
    options: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.about.get("name") or ""

    @property
    def value(self) -> str:
        return self.about.get("value") or ""


class Page(HTMLParser):
    """What is wrong with some HTML (``faults``), its ``text``, its ``controls``."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.pointed: list[str] = []
        self.controls: list[Control] = []
        self.text, self.said = "", ""
        self.feed("".join(html))  # what is cut out of Markup would be Markup again
        self.close()
        self._judge()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        about = dict(attrs)
        self._about(tag, attrs)
        if tag not in KNOWN:
            self.faults.append(f"<{tag}>")
        if tag in BLOCKY and "p" in self.open:
            self.faults.append(f"<{tag}> ends the <p> around it")
        if tag in {"a", "button", "input", "select", "textarea"} & set(self.open):
            self.faults.append(f"<{tag}> in itself")
        if tag in {"input", "select", "textarea", "button"}:
            self.controls.append(Control(tag, about, "label" in self.open))
        if tag == "option" and self.controls and "select" in self.open:
            self.controls[-1].options.append((about.get("value") or "", "selected" in about))
        if tag not in VOID:
            self.open.append(tag)
        self.text += "\n" if tag in {"br", "p", "div", "li"} else ""

    def _about(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"<{tag}> has an attribute twice: {names}")
        for name, value in attrs:
            if name not in ATTRIBUTES and not name.startswith("aria-"):
                self.faults.append(f"<{tag} {name}>")
            if name == "href" and not (value or "").lower().startswith(HTML_LINKS):
                self.faults.append(f"a link to {value}")
            if name == "id":
                self.ids.append(value or "")
            if name in POINTING:
                self.pointed += (value or "").split()
            if name in {"placeholder", "aria-label", "value", "label"}:
                self.said += f"\n{value}"

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["textarea"]:
            self.controls[-1].text += data
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data}")

    handle_decl = handle_pi = unknown_decl = handle_comment

    def _judge(self) -> None:
        self.faults += [f"<{tag}> is never closed" for tag in self.open]
        self.faults += [f"id {one!r} twice" for one in set(self.ids) if self.ids.count(one) > 1]
        self.faults += [f"no id {one!r}" for one in set(self.pointed) - set(self.ids)]
        self.faults += [f"bad id {one!r}" for one in self.ids if not one or " " in one]
        for control in self.controls:
            about = control.about
            named = control.labelled or about.get("aria-label") or about.get("id") in self.pointed
            if control.tag != "button" and about.get("type") != "hidden" and not named:
                self.faults.append(f"{control.name} has no label")

    def sends(self, **entered: str | list[str]) -> FormData:
        """What a browser would send, after somebody ``entered`` something (by action id)."""
        sent: list[tuple[str, str]] = []
        for control in self.controls:
            action = control.name.rpartition(":")[2]
            if control.tag == "button" or "disabled" in control.about:
                continue
            if action in entered:
                sent += [(control.name, one) for one in _touched(control, entered[action])]
            else:
                sent += [(control.name, one) for one in _untouched(control)]
        return FormData(sent)


def _touched(control: Control, entered: str | list[str]) -> list[str]:
    chosen = [entered] if isinstance(entered, str) else entered
    if control.about.get("type") in {"checkbox", "radio"}:
        return [one for one in chosen if one == control.value]
    if control.about.get("type") == "hidden":
        return [control.value]
    if control.tag == "select":
        assert {value for value, _ in control.options} >= set(chosen)
    return [one.replace("\n", "\r\n") for one in chosen] or [""]


def _untouched(control: Control) -> list[str]:
    if control.about.get("type") in {"checkbox", "radio"}:
        return [control.value] if "checked" in control.about else []
    if control.tag == "select":
        return [next((value for value, chosen in control.options if chosen), control.options[0][0])]
    if control.tag == "textarea":
        return [control.text.removeprefix("\n").replace("\n", "\r\n")]
    return [control.value]
