"""One simulated portal: its stories, what it answers when it behaves, and what it counts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from email.utils import format_datetime
from enum import StrEnum
from html import escape

from danvan_nlp.simulator.dress import DRESSES, Dress, framed, listed
from danvan_nlp.simulator.messages import Reply, Request, html, plain
from danvan_nlp.simulator.stories import Story

_ROBOTS = (
    "User-agent: *\nDisallow: /admin/\nDisallow: /cache/\nSitemap: http://{host}/sitemap.xml\n"
)
FEED = "/rss/home.rss"
SITEMAP = "/sitemap.xml"


class Part(StrEnum):
    """What a request asks a portal for."""

    ROBOTS = "robots"
    FEED = "feed"
    SITEMAP = "sitemap"
    HOME = "home"
    LISTING = "listing"
    ARTICLE = "article"
    OTHER = "other"


@dataclass(kw_only=True)
class Host:
    """A portal of one family; `page_size` stories to a listing page, newest first.

    `feed_size` is how many of the newest stories the feed holds. `views` counts the
    answers to article requests, as portals show them.
    """

    name: str
    family: str
    title: str
    stories: list[Story] = field(default_factory=list)
    page_size: int = 10
    feed_size: int = 30
    oldest_first: bool = False
    views: int = 100

    @property
    def dress(self) -> Dress:
        """How the family dresses a story."""
        return DRESSES[self.family]

    def part_of(self, request: Request) -> Part:
        """What the request asks for."""
        fixed = {"/robots.txt": Part.ROBOTS, FEED: Part.FEED, SITEMAP: Part.SITEMAP, "/": Part.HOME}
        if request.path in fixed:
            return fixed[request.path]
        if self.story_at(request.target):
            return Part.ARTICLE
        return Part.LISTING if self.page_number(request.target) else Part.OTHER

    def story_at(self, target: str) -> Story | None:
        """The story whose page has this path and query."""
        return next((one for one in self.stories if self.dress.address(one) == target), None)

    def page_number(self, target: str) -> int | None:
        """The number of the listing page with this path and query, None if it is none."""
        base = self.dress.listing
        if target == base:
            return 1
        start, _, end = self.dress.paging.format(base=base, n="\0").partition("\0")
        number = target.removeprefix(start).removesuffix(end) if target.startswith(start) else ""
        return int(number) if number.isdecimal() and len(number) < 9 else None

    def ordered(self) -> list[Story]:
        """The stories as the listing shows them."""
        return sorted(self.stories, key=lambda one: one.published, reverse=not self.oldest_first)

    def answer(self, request: Request) -> Reply:
        """What the portal answers when nothing is wrong with it."""
        part = self.part_of(request)
        if part is Part.ROBOTS:
            return plain(_ROBOTS.format(host=self.name))
        if part is Part.FEED:
            return self._cached(plain(self.feed(), kind="application/rss+xml"), request)
        if part is Part.SITEMAP:
            return self._cached(plain(self.sitemap(), kind="application/xml"), request)
        if part is Part.ARTICLE:
            return self.article(request)
        if part in {Part.HOME, Part.LISTING}:
            number = self.page_number(request.target) or 1
            return self._cached(html(self.listing(number)), request)
        message = "<p>Trang web mà bạn truy cập không tồn tại.</p>"
        return html(framed(self.title, "Lỗi 404", message), status=404)

    def article(self, request: Request) -> Reply:
        """The page of the story that is asked for; its view counter makes each answer differ."""
        story = self.story_at(request.target)
        if story is None:
            return html(framed(self.title, "Lỗi 404", "<p>Không tồn tại.</p>"), status=404)
        self.views += 1
        return html(self.dress.page(story, self.title, self.views))

    def listing(self, number: int) -> str:
        """Listing page `number`, with links to its neighbours."""
        start = (number - 1) * self.page_size
        stories = self.ordered()
        shown = stories[start : start + self.page_size]
        base = self.dress.listing
        last = -(-len(stories) // self.page_size)
        links = [base] + [self.dress.paging.format(base=base, n=n) for n in range(2, last + 1)]
        return listed(self.dress, self.title, shown, [escape(link) for link in links])

    def feed(self) -> str:
        """The newest stories as RSS; NukeViet writes the month where the minutes belong."""
        newest = sorted(self.stories, key=lambda one: one.published, reverse=True)
        items = "".join(self._item(story) for story in newest[: self.feed_size])
        head = '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        return f"{head}<title>{escape(self.title)}</title>{items}</channel></rss>\n"

    def sitemap(self) -> str:
        """All stories as a sitemap; `lastmod` is the time of publication, edited or not."""
        lines = "".join(
            f"<url><loc>{escape(self.url_of(story))}</loc>"
            f"<lastmod>{story.published.isoformat()}</lastmod></url>"
            for story in self.ordered()
        )
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{space}">{lines}</urlset>'

    def url_of(self, story: Story) -> str:
        """The whole address of a story."""
        return f"http://{self.name}{self.dress.address(story)}"

    def replace_story(self, number: int, story: Story) -> None:
        """Put an edited story in the place of the one with that number."""
        self.stories = [story if one.number == number else one for one in self.stories]

    def _item(self, story: Story) -> str:
        when = story.published
        if self.family == "nukeviet":
            when = when.replace(minute=when.month)
        return (
            f"<item><title>{escape(story.title)}</title><link>{escape(self.url_of(story))}</link>"
            f'<guid isPermaLink="false">news_{story.number}</guid>'
            f"<description>{escape(story.sapo)}</description>"
            f"<pubDate>{format_datetime(when)}</pubDate></item>"
        )

    def _cached(self, reply: Reply, request: Request) -> Reply:
        """The reply with an entity tag, or 304 where the asker has it already."""
        tag = f'"{hashlib.sha256(reply.body).hexdigest()[:16]}"'
        headers = (*reply.headers, ("ETag", tag))
        if request.headers.get("if-none-match") == tag:
            return Reply(status=304, headers=(("ETag", tag),))
        return replace(reply, headers=headers)
