// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/listinput.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int fewestLines = 2;
constexpr int mostLines = 8;

} // namespace

ListInput::ListInput(FormSession &session, const FormField &field, const FormPath &path, QWidget *parent)
    : FormInput(session, field, path, parent)
    , m_edit(new QPlainTextEdit(this))
{
    adopt(m_edit);
    m_edit->setTabChangesFocus(true);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QString defaults = QString(field.defaultText).replace(u", "_s, u"\n"_s);
    m_edit->setPlaceholderText(!defaults.isEmpty() ? defaults : field.kind == FormField::Kind::LongText ? tr("not set") : tr("one a line"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_edit);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &ListInput::take);
    refresh();
    fitHeight();
}

QStringList ListInput::lines() const
{
    QStringList lines;
    const QStringList typed = m_edit->toPlainText().split(u'\n');
    for (const QString &line : typed) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

void ListInput::take()
{
    fitHeight();
    if (m_refreshing)
        return;
    session().edit([this](FormDocument &document) {
        const QStringList entries = lines();
        if (entries.isEmpty())
            document.remove(path());
        else if (field().kind == FormField::Kind::LongText)
            document.setText(path(), m_edit->toPlainText());
        else if (field().kind == FormField::Kind::NumberList)
            document.setNumbers(path(), entries);
        else
            document.setTexts(path(), entries);
    });
}

void ListInput::refresh()
{
    const bool isText = field().kind == FormField::Kind::LongText;
    const QStringList wanted = isText ? QStringList { document().shown(path()) } : document().texts(path());
    const QStringList has = isText ? QStringList { m_edit->toPlainText() } : lines();
    if (wanted == has)
        return;
    m_refreshing = true;
    m_edit->setPlainText(wanted.join(u'\n'));
    m_refreshing = false;
}

// As high as its lines, within bounds.
void ListInput::fitHeight()
{
    const int lines = std::clamp(m_edit->blockCount(), fewestLines, mostLines);
    m_edit->setFixedHeight(lines * QFontMetrics(m_edit->font()).lineSpacing() + theme::Large + theme::Tiny);
}

} // namespace lineside
