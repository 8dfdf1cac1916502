import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.references.latex import from_latex, to_latex


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"\'{e}t{\'e} {\"o}\"o \^{\i} \v{s}\c{c} \~n {\aa}{\o}{\ss}{\L}", "été öö î šç ñ åøßŁ"),
        (r"S\o ren \c c", "Søren ç"),
        (r"{Baclofen} for {{AUDIT}}", "Baclofen for AUDIT"),
        (r"\emph{GABA} \textit{in {V}ivo} 10\textsuperscript{2}", "GABA in Vivo 102"),
        (r"$\alpha$ and $\beta$-blockers, $p<0.05$", "α and β-blockers, p<0.05"),
        (r"50\% of 50% \& \_ \# \$5", "50% of 50% & _ # $5"),
        (r"pages 1--2 --- ``quoted''~here", "pages 1–2 — “quoted” here"),
        (r"{\textless}b{\textgreater} \textbraceleft{}x\}", "<b> {x}"),
        (r"\url{https://a.org/b_c}", "https://a.org/b_c"),
        ("costs $5", "costs $5"),
        ("open { brace", "open  brace"),
        ("\\", "\\"),
    ],
)
def test_latex_becomes_text(latex, text):
    assert from_latex(latex) == text


@settings(deadline=None)
@given(st.text(st.sampled_from("ab -'`{}\\$&%#_^~\"<>|é@=") | st.characters(exclude_categories=("C",)), max_size=15))
def test_text_comes_back_from_latex(text):
    assert from_latex(to_latex(text)) == text


@pytest.mark.parametrize("text", ["}", "{", r"\input{/etc/passwd}", "a}, note = {b", "$x$", "%"])
def test_written_latex_can_neither_end_its_field_nor_do_anything(text):
    written = to_latex(text)

    assert written.count("{") == written.count("}")
    assert "input{" not in written.replace(r"{\textbraceleft}", "")
