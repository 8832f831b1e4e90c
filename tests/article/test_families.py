"""Pages in the shapes of known systems give all their fields, by layout and without one."""

from __future__ import annotations

import pytest

from danvan_nlp.article import article_from_html
from danvan_nlp.article import reading as reading_module

TITLE = "Toàn tỉnh có thêm nhiều mô hình hay trong quý đầu năm"
SAPO = "(Mẫu) - Các mô hình được nhân dân hưởng ứng, tạo nên sức lan tỏa rộng khắp trong toàn tỉnh."
FIRST = (
    "Sáng 6/3, Ủy ban nhân dân tỉnh đánh giá kết quả phong trào thi đua trong quý đầu năm, với sự"
    " tham dự của nhiều sở, ngành."
)
SECOND = (
    "Theo báo cáo, toàn tỉnh có 214 mô hình đang hoạt động hiệu quả, góp phần nâng cao đời sống"
    " nhân dân và giữ vững an ninh trật tự."
)
LAST = (
    "Lãnh đạo tỉnh yêu cầu các địa phương tiếp tục nhân rộng những cách làm hay, tránh hình thức."
)
OTHER = "Một tựa đề khác nói về mô hình “Bếp ăn tình làng” ở phố"
CAPTION = "Quang cảnh hội nghị. Ảnh: Mẫu Anh"
HEAD = f'<meta property="og:title" content="{TITLE} | Báo Mẫu">'

PAGES = {
    "dantri": f"""{HEAD}<main><ul class="breadcrumbs"><li><a>Xã hội</a></li></ul>
        <article class="singular-container"><h1 class="title-page detail">{TITLE}</h1>
        <div class="author-wrap"><div class="author-name"><a><b>Hà Mẫu</b></a></div>
        <time class="author-time" datetime="2026-03-07 08:52">Thứ bảy, 07/03/2026 - 08:52</time>
        </div>
        <div class="social-pin"><ul><li>Chia sẻ</li></ul></div>
        <h2 class="singular-sapo">{SAPO}</h2>
        <div class="singular-content"><figure class="image"><img><figcaption><p>{CAPTION}</p>
        </figcaption></figure><p>{FIRST}</p><div class="dt-news__related"><article><a>{OTHER}</a>
        </article></div><p>{SECOND}</p><p>{LAST}</p></div></article></main>""",
    "vccorp": f"""{HEAD}<div class="detail__page"><div class="detail-time"><div
        data-role="publishdate">07/03/2026 08:52 GMT+7</div></div>
        <h1 class="detail-title" data-role="title">{TITLE}</h1><div class="detail-author-bar"><div
        class="author-info"><a class="name">Hà Mẫu</a> và 1 tác giả khác</div></div>
        <h2 class="detail-sapo" data-role="sapo">{SAPO}</h2><div class="detail-cmain"><div
        class="detail-content afcbc-body" data-role="content"><figure type="Photo"><img>
        <figcaption class="PhotoCMS_Caption"><p>{CAPTION}</p></figcaption></figure><p>{FIRST}</p>
        <div type="RelatedOneNews"><a class="title">{OTHER}</a></div><p>{SECOND}</p><p>{LAST}</p>
        </div></div></div>""",
    "vnexpress": f"""{HEAD}<div class="sidebar-1"><div class="header-content"><ul
        class="breadcrumb"><li>Xã hội</li></ul><span class="date">Thứ bảy, 7/3/2026, 08:52 (GMT+7)
        </span></div><h1 class="title-detail">{TITLE}</h1><p class="description">{SAPO}</p>
        <article class="fck_detail"><p class="Normal">{FIRST}</p><figure class="tplCaption"><img>
        <figcaption><p class="Image">{CAPTION}</p></figcaption></figure><ul class="list-news"><li>
        <a>{OTHER}</a></li></ul><p class="Normal">{SECOND}</p><p class="Normal">{LAST}</p><p
        class="Normal" style="text-align:right;"><strong>Hà Mẫu</strong></p></article></div>""",
    "vietnamnet": f"""{HEAD}<div class="bread-crumb-detail"><ul><li><a>Xã hội</a></li></ul><div
        class="bread-crumb-detail__time">Thứ Bảy, 07/03/2026 - 08:52</div></div><div
        class="content-detail"><h1 class="content-detail-title">{TITLE}</h1><p
        class="article-detail-author__info"><span class="name"><a>Hà Mẫu</a></span></p><h2
        class="content-detail-sapo">{SAPO}</h2><div class="maincontent" id="maincontent"><p>{FIRST}
        </p><figure class="vnn-content-image"><img><figcaption>{CAPTION}</figcaption></figure><p>
        {SECOND}</p><div class="insert-relate"><a>{OTHER}</a></div><p>{LAST}</p></div></div>""",
    "mastercms": f"""<title>{TITLE}</title><div class="col630"><div class="title-detail">{TITLE}
        </div><div><a class="author">Hà Mẫu</a> <span class="post-time"> - 07/03/2026 08:52</span>
        </div><div class="sapo_detail">{SAPO}</div><div id="content_detail_news"><table
        class="MASTERCMS_TPL_TABLE"><tr><td><img></td></tr><tr><td>{CAPTION}</td></tr></table>
        <p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p><div><strong>TIN LIÊN QUAN</strong><ul><li><a>
        {OTHER}</a></li></ul></div></div></div>""",
    "portal": f"""<title>Cổng thông tin điện tử tỉnh Mẫu</title><div><h2 class="tit">{TITLE}</h2>
        <span class="date_time">Ngày đăng: 07/03/2026 | 08:52</span><p class="summary">{SAPO}</p>
        <div class="textdetail"><p style="text-align:center"><img></p><p style="text-align:center">
        <em><span>{CAPTION}</span></em></p><p>{FIRST}</p><p>{SECOND}</p><p>{LAST}</p><p
        align="right"><b>Hà Mẫu</b></p></div><div><h3>Các tin khác</h3><ul><li><a>{OTHER}</a>
        (05/03)</li></ul></div></div>""",
}


@pytest.mark.parametrize("blind", [False, True], ids=["by layout", "without layouts"])
@pytest.mark.parametrize("family", PAGES)
def test_a_family_gives_every_field(
    family: str, blind: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text, time to the minute, author and caption, and nothing of the related box."""
    if blind:
        monkeypatch.setattr(reading_module, "load_layouts", lambda: ())
    article = article_from_html(f"<html><body>{PAGES[family]}</body></html>")
    assert article.text == "\n\n".join((TITLE, SAPO, FIRST, SECOND, LAST))
    assert article.sapo == SAPO
    assert article.published == "2026-03-07T08:52:00+07:00"
    assert article.author == "Hà Mẫu"
    assert article.captions == (CAPTION,)
