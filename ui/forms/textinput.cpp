// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/textinput.h"

#include "gateway/formcheck.h"
#include "ui/forms/keymenu.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace lineside {

TextInput::TextInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent)
    : FormInput(session, field, path, parent)
    , m_edit(new QLineEdit(this))
{
    adopt(m_edit);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_edit);
    if (isNumber()) {
        m_edit->setMaximumWidth(160);
        m_edit->setFont(theme::tabularFont());
        layout->addStretch(1);
    }
    if (field.secret) {
        layout->addWidget(new KeyMenu(
            session, path,
            [this](const QString &reference) {
                m_edit->setText(reference);
                take(reference);
            },
            this));
        m_edit->setPlaceholderText(u"{keychain:NAME}"_s);
    } else {
        m_edit->setPlaceholderText(field.defaultText.isEmpty() ? tr("not set") : field.defaultText);
    }
    connect(m_edit, &QLineEdit::textEdited, this, &TextInput::take);
    refresh();
}

bool TextInput::isNumber() const
{
    return field().kind == FormField::Kind::Integer || field().kind == FormField::Kind::Number;
}

void TextInput::take(const QString &text)
{
    if (isWrittenOutKey(field(), {}, text))
        return session().setUntaken(
            path(), tr("A key does not belong in a route: it would be kept in a file. Name a reference, such as {env:GEMINI_API_KEY}."));
    session().setUntaken(path(), {});
    session().edit([this, &text](FormDocument &document) {
        if (text.isEmpty())
            document.remove(path());
        else if (isNumber() || field().kind == FormField::Kind::NumberOrText)
            document.setNumber(path(), text);
        else
            document.setText(path(), text);
    });
}

void TextInput::refresh()
{
    const QString shown = document().shown(path());
    if (m_edit->text() == shown || !session().untaken(path()).isEmpty())
        return;
    // "1." on the way to "1.5" is the number 1 already, and stays as it is.
    FormDocument typed;
    typed.setNumber({ u"typed"_s }, m_edit->text());
    const bool meansTheSame = field().kind != FormField::Kind::Text && !m_edit->text().isEmpty() && typed.shown({ u"typed"_s }) == shown;
    if (!meansTheSame)
        m_edit->setText(shown);
}

} // namespace lineside
