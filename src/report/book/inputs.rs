//! The inputs of a criterion: definition, unit, relations.

use super::{
    Book,
    html::{Html, element, table},
};
use crate::{
    formula::Type,
    model::{Criterion, Input, criterion::Effect},
    text::lang::say,
};

impl Book<'_> {
    pub(super) fn inputs(&self, criterion: &Criterion) -> Html {
        if criterion.inputs.is_empty() {
            return Html::default();
        }
        let heads = [
            self.pick("Số liệu", "Input"),
            self.pick("Định nghĩa", "Definition"),
            self.pick("Kiểu, đơn vị", "Kind, unit"),
            self.pick("Ràng buộc", "Relations"),
            self.pick("Căn cứ", "Basis"),
        ];
        let row = |(slot, input): (usize, &Input)| {
            [
                element("code", input.name.as_str()),
                input.label.as_str().into(),
                self.kind(criterion, slot, input).into(),
                self.relations(criterion, slot, input).into(),
                self.basis_if_known(input.basis),
            ]
        };
        table("inputs", heads, criterion.inputs.iter().enumerate().map(row).collect())
    }

    fn kind(&self, criterion: &Criterion, slot: usize, input: &Input) -> String {
        let kind = input.kind.label(self.lang);
        let unit = input.unit.as_ref().map(|unit| format!(", {unit}")).unwrap_or_default();
        let choices = match criterion.declarations.get(slot).map(|declared| &declared.of) {
            Some(Type::Choice(choices)) => {
                let told: Vec<String> = choices.iter().map(|choice| choice.explained(self.lang)).collect();
                format!(": {}", told.join(", "))
            }
            _ => String::new(),
        };
        format!("{kind}{unit}{choices}")
    }

    fn relations(&self, criterion: &Criterion, slot: usize, input: &Input) -> String {
        let declared = criterion.declarations.get(slot);
        let name = |slot: usize| criterion.inputs.get(slot).map(|input| input.name.as_str());
        let mut told = Vec::new();
        if let Some(other) = declared.and_then(|declared| declared.at_most).and_then(name) {
            told.push(say!(self.lang, "không vượt quá {other}", "at most {other}"));
        }
        if let Some(other) = declared.and_then(|declared| declared.at_least).and_then(name) {
            told.push(say!(self.lang, "không nhỏ hơn {other}", "at least {other}"));
        }
        match input.effect {
            Some(Effect::Raises) => {
                told.push(self.pick("càng lớn điểm càng cao", "more of it raises the points").to_owned());
            }
            Some(Effect::Lowers) => {
                told.push(self.pick("càng lớn điểm càng thấp", "more of it lowers the points").to_owned());
            }
            Some(Effect::Any) | None => {}
        }
        if let Some(over) = &input.over {
            let words = &over.words;
            told.push(say!(
                self.lang,
                "giá trị của mọi đơn vị: {words}; lấy giá trị đã công bố, hoặc tính từ đủ mọi đơn vị",
                "a value over all units: {words}; as published, or from the counts of all of them"
            ));
        }
        if input.context {
            told.push(
                self.pick(
                    "chỉ để tham khảo: không biết vẫn tính được điểm",
                    "context only: the points do not need it",
                )
                .to_owned(),
            );
        }
        told.join("; ")
    }
}
