// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/jsondialog.h"

#include "ui/theme/theme.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

JsonDialog::JsonDialog(const QString &title, const QString &explanation, Check check, QWidget *parent)
    : QDialog(parent)
    , m_check(std::move(check))
    , m_edit(new QPlainTextEdit(this))
    , m_mistake(new QLabel(this))
{
    setObjectName(u"jsonDialog"_s);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto *about = new QLabel(explanation, this);
    about->setTextFormat(Qt::PlainText);
    about->setWordWrap(true);
    about->setProperty("quiet", true);
    m_edit->setObjectName(u"jsonEdit"_s);
    m_edit->setAccessibleName(title);
    m_edit->setFont(theme::codeFont());
    m_edit->setTabChangesFocus(true);
    m_mistake->setObjectName(u"jsonMistake"_s);
    m_mistake->setTextFormat(Qt::PlainText);
    m_mistake->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    m_accept = buttons->button(QDialogButtonBox::Ok);
    auto *place = buttons->addButton(tr("Go to the mistake"), QDialogButtonBox::ActionRole);
    place->setObjectName(u"goToMistake"_s);
    place->setAutoDefault(false);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(theme::Small);
    layout->addWidget(about);
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_mistake);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().lineSpacing() * 28);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &JsonDialog::followText);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(place, &QPushButton::clicked, this, &JsonDialog::goToMistake);
    followText();
}

void JsonDialog::setText(const QString &text)
{
    m_edit->setPlainText(text);
}

QString JsonDialog::text() const
{
    return m_edit->toPlainText();
}

void JsonDialog::followText()
{
    const auto mistake = m_check(text());
    m_accept->setEnabled(!mistake);
    findChild<QPushButton *>(u"goToMistake"_s)->setEnabled(mistake && mistake->line > 0);
    m_mistake->setText(mistake ? mistake->text() : tr("Nothing is wrong with it."));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::signalTextColor(mistake ? theme::Signal::Stop : theme::Signal::Go, colours));
    m_mistake->setPalette(colours);
}

void JsonDialog::goToMistake()
{
    const auto mistake = m_check(text());
    if (!mistake || mistake->line <= 0)
        return;
    const QTextBlock line = m_edit->document()->findBlockByNumber(mistake->line - 1);
    QTextCursor cursor(line);
    cursor.setPosition(line.position() + qBound(0, mistake->column - 1, qMax(0, line.length() - 1)));
    m_edit->setTextCursor(cursor);
    m_edit->setFocus();
}

} // namespace lineside
