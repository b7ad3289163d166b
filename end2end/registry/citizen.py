"""A citizen at the portal, as a browser without scripts: logs in as an invented person, sets, answers."""

import re

import requests

HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')


class Citizen:
    def __init__(self, origin: str, name: str):
        self.origin = origin
        self.http = requests.Session()
        self.http.headers["Sec-Fetch-Site"] = "same-origin"
        answer = self._post("/logg-inn/testperson", {"person": name, "retur": "/"})
        # The cookie is `Secure`, and this is plain HTTP to the machine itself: browsers send it there, requests not.
        self.http.headers["Cookie"] = answer.headers["Set-Cookie"].split(";")[0]

    def _get(self, path: str) -> str:
        answer = self.http.get(self.origin + path, timeout=20)
        answer.raise_for_status()
        return answer.text

    def _post(self, path: str, form: dict) -> requests.Response:
        answer = self.http.post(self.origin + path, data=form, allow_redirects=False, timeout=20)
        if answer.status_code != 303:
            raise AssertionError(f"{path} was answered with {answer.status_code}")
        return answer

    @staticmethod
    def _main_form(page: str) -> dict:
        """The hidden fields of the page's own form; the header has one of its own, to log out."""
        return dict(HIDDEN.findall(page[page.index("<main"):]))

    def set(self, setting: str, active: bool):
        """Sets a setting by its address, such as `forskning/ms/data`."""
        path = f"/personverninnstillinger/{setting}/bekreft"
        choice = "aktiv" if active else "inaktiv"
        form = self._main_form(self._get(f"{path}?valg={choice}"))
        self._post(path, form | {"forstar": "ja"})

    def page(self, path: str) -> str:
        """A page as it is drawn."""
        return self._get(path)

    def open_request(self) -> str:
        """The address of the request that waits, newest first."""
        found = re.search(r'href="(/samtykke/[0-9A-Z-]+)"', self._get("/samtykke"))
        if not found:
            raise AssertionError("no request waits")
        return found[1]

    def answer(self, request: str, active: bool):
        """Answers a request for one consent: question, confirming page, sending."""
        self._get(request)
        question = self.http.get(f"{self.origin}{request}/svar", timeout=20).text
        given = self._main_form(question) | {"valg": "aktiv" if active else "inaktiv"}
        # By hand: requests leaves the cookie out when it follows.
        onward = self.http.get(f"{self.origin}{request}/svar", params=given, allow_redirects=False, timeout=20)
        self._post(f"{request}/bekreft", self._main_form(self._get(onward.headers["Location"])))
