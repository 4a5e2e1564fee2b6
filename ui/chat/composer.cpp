// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/composer.h"

#include "ui/chat/promptedit.h"
#include "ui/chat/targetbox.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

Composer::Composer(Catalog &catalog, QWidget *parent)
    : QFrame(parent)
    , m_edit(new PromptEdit(this))
    , m_targetBox(new TargetBox(catalog, this))
    , m_models(new QToolButton(this))
    , m_send(new QPushButton(theme::icon(u"send"_s, QPalette::HighlightedText), tr("Send"), this))
    , m_stop(new QPushButton(theme::icon(u"stop"_s), tr("Stop"), this))
{
    setProperty("surface", u"raised"_s);
    setProperty("focusFrame", true);
    m_edit->setObjectName(u"composer"_s);
    m_edit->setAccessibleName(tr("Prompt"));
    m_edit->setPlaceholderText(tr("Ask something"));
    m_models->setObjectName(u"listModelsButton"_s);
    m_models->setIcon(theme::icon(u"refresh"_s));
    m_models->setToolTip(tr("Ask the provider for its list of models"));
    m_models->setAccessibleName(tr("List models"));
    m_send->setObjectName(u"sendButton"_s);
    m_send->setProperty("primary", true);
    m_stop->setObjectName(u"stopButton"_s);
    arrange();

    connect(m_edit, &PromptEdit::sendRequested, this, &Composer::sendRequested);
    connect(m_edit, &PromptEdit::stopRequested, this, &Composer::stopRequested);
    connect(m_edit, &PromptEdit::focusChanged, this, &Composer::markFocus);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &Composer::followText);
    connect(m_send, &QPushButton::clicked, this, &Composer::sendRequested);
    connect(m_stop, &QPushButton::clicked, this, &Composer::stopRequested);
    connect(m_models, &QToolButton::clicked, this, &Composer::modelsRequested);
    setBusy(false);
}

void Composer::arrange()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Small);
    row->addWidget(m_targetBox, 1);
    row->addWidget(m_models);
    row->addStretch(0);
    row->addWidget(m_stop);
    row->addWidget(m_send);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Small, theme::Small, theme::Small, theme::Small);
    layout->setSpacing(theme::Small);
    layout->addWidget(m_edit);
    layout->addLayout(row);
}

QString Composer::text() const
{
    return m_edit->toPlainText();
}

void Composer::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->moveCursor(QTextCursor::End);
}

void Composer::setBusy(bool busy)
{
    const bool hadFocus = m_stop->hasFocus();
    m_busy = busy;
    m_stop->setVisible(busy);
    m_send->setVisible(!busy);
    if (hadFocus)
        m_edit->setFocus();
    followText();
}

void Composer::setModelsButtonEnabled(bool enabled)
{
    m_models->setEnabled(enabled);
}

void Composer::followText()
{
    m_send->setEnabled(!m_busy && !m_edit->document()->isEmpty());
    Q_EMIT textChanged();
}

void Composer::markFocus(bool focused)
{
    setProperty("focused", focused);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace lineside
