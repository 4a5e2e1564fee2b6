// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/transcript/findbar.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

FindBar::FindBar(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QLineEdit(this))
    , m_hits(new QLabel(this))
{
    setObjectName(u"findBar"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::Large, theme::Tiny, theme::Small, theme::Tiny);
    layout->setSpacing(theme::Tiny);
    m_edit->setObjectName(u"findEdit"_s);
    m_edit->setAccessibleName(tr("Find in this conversation"));
    m_edit->setPlaceholderText(tr("Find in this conversation"));
    m_edit->setClearButtonEnabled(true);
    m_edit->setMaxLength(1000);
    m_edit->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    m_hits->setObjectName(u"findHits"_s);
    m_hits->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 of %2").arg(9999).arg(9999)));
    layout->addWidget(m_edit, 1);
    layout->addWidget(m_hits);
    m_previous = addButton(u"findPrevious"_s, u"arrow-up"_s, tr("Previous hit"));
    m_next = addButton(u"findNext"_s, u"arrow-down"_s, tr("Next hit"));
    m_case = addButton(u"findCase"_s, QString(), tr("Match case"));
    m_case->setText(u"Aa"_s);
    m_words = addButton(u"findWords"_s, QString(), tr("Whole words"));
    m_words->setText(u"|ab|"_s);
    layout->addStretch(0);
    QToolButton *close = addButton(u"findClose"_s, u"close"_s, tr("Close"));
    for (QToolButton *option : {m_case, m_words}) {
        option->setCheckable(true);
        connect(option, &QToolButton::toggled, this, &FindBar::queryChanged);
    }
    connect(m_edit, &QLineEdit::textChanged, this, &FindBar::queryChanged);
    connect(m_next, &QToolButton::clicked, this, &FindBar::nextRequested);
    connect(m_previous, &QToolButton::clicked, this, &FindBar::previousRequested);
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
    setFocusProxy(m_edit);
    showHits(0, 0, false);
    hide();
}

QToolButton *FindBar::addButton(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    if (!iconName.isEmpty())
        button->setIcon(theme::icon(iconName));
    button->setAutoRaise(true);
    button->setToolTip(text);
    button->setAccessibleName(text);
    layout()->addWidget(button);
    return button;
}

void FindBar::open(const QString &text)
{
    if (!text.isEmpty())
        m_edit->setText(text);
    show();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

FindQuery FindBar::query() const
{
    return {m_edit->text(), m_case->isChecked(), m_words->isChecked()};
}

void FindBar::showHits(qsizetype current, qsizetype count, bool isSearching)
{
    const QLocale locale;
    QString text;
    if (m_edit->text().isEmpty())
        text.clear();
    else if (count > 0 && isSearching)
        text = tr("%1 of %2 …").arg(locale.toString(current), locale.toString(count));
    else if (count > 0)
        text = tr("%1 of %2").arg(locale.toString(current), locale.toString(count));
    else
        text = isSearching ? tr("Searching …") : tr("No hits");
    m_hits->setText(text);
    m_next->setEnabled(count > 0);
    m_previous->setEnabled(count > 0);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        Q_EMIT closed();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F3:
        if (event->modifiers() & Qt::ShiftModifier)
            Q_EMIT previousRequested();
        else
            Q_EMIT nextRequested();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace lineside
