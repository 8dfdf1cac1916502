def test_table_has_a_frame_scopes_and_classes(html):
    assert html("## Harms\n\n| Trial | n | p |\n|:--|--:|:-:|\n| A | 12 | |") == (
        '<h2 id="s-harms">Harms</h2>\n'
        '<section class="table-scroll" aria-label="Table 1: Harms" tabindex="0">\n'
        "<table>\n<thead>\n<tr>\n"
        '<th scope="col" class="align-left">Trial</th>\n'
        '<th scope="col" class="align-right">n</th>\n'
        '<th scope="col" class="align-center">p</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<td class="align-left">A</td>\n'
        '<td class="align-right">12</td>\n'
        '<td class="align-center"></td>\n'
        "</tr>\n</tbody>\n</table>\n</section>"
    )


def test_table_with_an_empty_corner_names_its_rows(html):
    assert html("| | Baclofen |\n|-|-|\n| Nausea | 12 |\n| | 3 |") == (
        '<section class="table-scroll" aria-label="Table 1" tabindex="0">\n'
        "<table>\n<thead>\n<tr>\n"
        "<td></td>\n"
        '<th scope="col">Baclofen</th>\n'
        "</tr>\n</thead>\n<tbody>\n<tr>\n"
        '<th scope="row">Nausea</th>\n'
        "<td>12</td>\n"
        "</tr>\n<tr>\n"
        "<td></td>\n"
        "<td>3</td>\n"
        "</tr>\n</tbody>\n</table>\n</section>"
    )


def test_tables_are_named_apart(html):
    table = "| A |\n|-|\n| 1 |"

    rendered = html(f"{table}\n\n## First [@agabio2023]\n\n{table}\n\n{table}")

    assert [name in rendered for name in ('"Table 1"', '"Table 2: First"', '"Table 3: First"', '"Table 4')] == [
        True,
        True,
        True,
        False,
    ]


def test_table_row_with_a_cell_too_many_is_an_error(found):
    assert found("| A | B |\n|-|-|\n| 1 | 2 |\n| 1 | 2 | three |") == [("long-table-row", "error", 4, 11, "three")]


def test_table_row_with_escaped_signs_or_too_few_cells_is_fine(draw):
    rendered = draw("| A | B |\n|-|-|\n| 1 \\| 2 | 3 |\n| 1 |\n 4 | 5 ")

    assert rendered.findings == ()
    assert rendered.text == "A | B\n1 | 2 | 3\n1\n4 | 5"


def test_table_in_a_callout_is_framed_too(html):
    assert html("::: key\n| A |\n|-|\n| 1 |\n:::").count('class="table-scroll"') == 1
