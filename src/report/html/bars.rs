//! Pictures as bars in SVG. Each measure has its own pattern, so that the bars are told apart without colour, and
//! the points stand beside them as words.

use crate::{
    number::{Exact, Points},
    report::{
        blocks::{Bar, Measure, Picture, Place},
        markup::Markup,
    },
    text::Lang,
};

/// How high a bar is, and how far it is from the next.
const HEIGHT: usize = 10;
const STEP: usize = 13;

/// Patterns that every picture of the page fills its bars with.
const PATTERNS: &str = r#"<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="6" height="6"/><rect class="ink" width="2.5" height="6"/></pattern>
<pattern id="dots" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="ground" width="5" height="5"/><circle class="ink" cx="2.5" cy="2.5" r="1.4"/></pattern>
<pattern id="bricks" width="8" height="10" patternUnits="userSpaceOnUse"><rect class="ground" width="8" height="10"/><rect class="ink" width="2" height="10"/></pattern>
</defs></svg>
"#;

/// Writes the patterns.
pub(super) fn patterns(markup: &mut Markup) {
    markup.own(PATTERNS);
}

/// Writes a picture: its legend, then each place with its bars and their points. `count` numbers the places of
/// the page.
pub(super) fn picture(picture: &Picture, lang: Lang, count: &mut usize, markup: &mut Markup) {
    markup.open("figure", &[]);
    markup.open("figcaption", &[]);
    markup.text(&picture.caption);
    markup.end();
    legend(picture, lang, markup);
    let bars = || picture.places.iter().flat_map(|place| &place.bars);
    let ends = bars().flat_map(|bar| std::iter::once(&bar.points).chain(&bar.most));
    let longest = ends.map(Points::exact).max().cloned().unwrap_or_else(Exact::zero);
    for place in &picture.places {
        *count = count.saturating_add(1);
        // A picture of one thing has its name as its caption.
        draw(place, &longest, lang, (picture.places.len() > 1, *count), markup);
    }
    markup.end();
}

fn legend(picture: &Picture, lang: Lang, markup: &mut Markup) {
    markup.open("ul", &[("class", "legend")]);
    let used = |measure: &Measure| {
        picture.places.iter().flat_map(|place| &place.bars).any(|bar| bar.measure == *measure)
    };
    for measure in Measure::ALL.into_iter().filter(used) {
        markup.open("li", &[]);
        markup.open(
            "svg",
            &[("width", "26"), ("height", "12"), ("aria-hidden", "true"), ("focusable", "false")],
        );
        let (class, height) = (class(measure), HEIGHT.to_string());
        markup
            .empty("rect", &[("class", class), ("x", "1"), ("y", "1"), ("width", "24"), ("height", &height)]);
        markup.close();
        markup.text(" ");
        markup.text(measure.label(lang));
        markup.close();
    }
    markup.end();
}

fn draw(place: &Place, longest: &Exact, lang: Lang, (named, number): (bool, usize), markup: &mut Markup) {
    let (title, description) = (format!("t{number}"), format!("d{number}"));
    let told: Vec<String> =
        place.bars.iter().map(|bar| format!("{} {}", bar.measure.label(lang), bar.shown)).collect();
    let told = told.join(" · ");
    let height = place.bars.len().saturating_mul(STEP).saturating_add(1).to_string();
    let names = format!("{title} {description}");
    markup.open("div", &[("class", "place")]);
    if named {
        markup.open("p", &[("aria-hidden", "true")]);
        markup.text(&place.name);
        markup.end();
    }
    markup
        .open("svg", &[("role", "img"), ("width", "100%"), ("height", &height), ("aria-labelledby", &names)]);
    markup.element("title", &[("id", &title)], &place.name);
    markup.element("desc", &[("id", &description)], &told);
    for (bar, row) in place.bars.iter().zip(0_usize..) {
        let top = row.saturating_mul(STEP).saturating_add(1).to_string();
        rectangle(bar, longest, &top, markup);
    }
    markup.end();
    markup.open("p", &[("class", "points"), ("aria-hidden", "true")]);
    markup.text(&told);
    markup.end();
    markup.end();
}

fn rectangle(bar: &Bar, longest: &Exact, top: &str, markup: &mut Markup) {
    let (width, height) = (share(&bar.points, longest), HEIGHT.to_string());
    let class = class(bar.measure);
    markup.empty("rect", &[("class", class), ("x", "0"), ("y", top), ("width", &width), ("height", &height)]);
    if let Some(most) = bar.most.as_ref().filter(|most| *most > &bar.points) {
        let start = if bar.points.exact().is_negative() { Points::zero() } else { bar.points.clone() };
        let rest = share(&most.sub(&start), longest);
        markup.empty(
            "rect",
            &[("class", "open"), ("x", &width), ("y", top), ("width", &rest), ("height", &height)],
        );
    }
}

const fn class(measure: Measure) -> &'static str {
    match measure {
        Measure::Full => "full",
        Measure::Claimed => "claimed",
        Measure::Granted => "granted",
        Measure::Expected => "expected",
        Measure::Corrected => "corrected",
    }
}

/// The share of points in the longest bar, in hundredths of a percent; nothing is drawn below 0.
fn share(points: &Points, longest: &Exact) -> String {
    let hundredths = Exact::new(10_000, 1).and_then(|unit| points.exact().mul(&unit).div(longest));
    let hundredths = hundredths.and_then(|share| share.floor().to_u64()).unwrap_or(0);
    let (whole, part) = (hundredths.div_euclid(100), hundredths.rem_euclid(100));
    format!("{whole}.{part:02}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_exact_to_a_hundredth_of_a_percent() {
        let of = |points: &str, longest: &str| {
            share(&points.parse().unwrap(), longest.parse::<Points>().unwrap().exact())
        };
        assert_eq!(of("18.43", "21"), "87.76%");
        assert_eq!(of("21", "21"), "100.00%");
        assert_eq!(of("-1", "21"), "0.00%");
        assert_eq!(of("0", "0"), "0.00%");
    }
}
