// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/compare/comparebar.h"

#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

CompareBar::CompareBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_note(new QLabel(this))
    , m_ask(new QPushButton(tr("Ask"), this))
{
    setObjectName(u"compareBar"_s);
    m_row->setContentsMargins(theme::Medium, theme::Tiny, theme::Small, theme::Tiny);
    m_row->setSpacing(theme::Tiny);
    m_note->setObjectName(u"compareNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("quiet", true);
    m_note->setWordWrap(true);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_row->addWidget(m_note, 1);
    m_ask->setObjectName(u"compareAskButton"_s);
    m_ask->setProperty("primary", true);
    m_ask->setAutoDefault(false);
    m_row->addWidget(m_ask);
    m_add = addButton(u"addTargetButton"_s, u"add"_s, tr("Add a target"));
    m_stop = addButton(u"compareStopButton"_s, u"stop"_s, tr("Stop all replies"));
    m_together = addButton(u"scrollTogetherButton"_s, {}, tr("Scroll together"));
    m_together->setCheckable(true);
    m_together->setChecked(true);
    m_differences = addButton(u"differencesButton"_s, {}, tr("Differences"));
    m_differences->setToolTip(tr("Mark the words in which the replies differ"));
    m_differences->setCheckable(true);
    m_references = new QMenu(this);
    m_references->setObjectName(u"referenceMenu"_s);
    m_referenceGroup = new QActionGroup(this);
    QToolButton *close = addButton(u"compareCloseButton"_s, u"close"_s, tr("Close the comparison"));

    connect(m_ask, &QPushButton::clicked, this, &CompareBar::askRequested);
    connect(m_add, &QToolButton::clicked, this, &CompareBar::addRequested);
    connect(m_stop, &QToolButton::clicked, this, &CompareBar::stopRequested);
    connect(close, &QToolButton::clicked, this, &CompareBar::closeRequested);
    connect(m_together, &QToolButton::toggled, this, &CompareBar::scrollsTogetherChanged);
    connect(m_differences, &QToolButton::toggled, this, &CompareBar::differencesChanged);
    connect(m_referenceGroup, &QActionGroup::triggered, this, [this] {
        m_differences->setChecked(true);
        Q_EMIT differencesChanged();
    });
}

QToolButton *CompareBar::addButton(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    if (!iconName.isEmpty()) {
        button->setIcon(theme::icon(iconName));
        button->setToolTip(text);
    }
    m_row->addWidget(button);
    return button;
}

void CompareBar::setState(const State &state)
{
    m_note->setText(state.note);
    m_ask->setVisible(state.mayAsk);
    m_add->setVisible(state.mayAdd);
    m_stop->setVisible(state.isBusy);
    m_together->setEnabled(state.columns > 1);
    m_differences->setEnabled(state.replies.size() > 1);
    fillReferences(state.replies);
}

/// With two there is no choice: each is marked where it differs from the other.
void CompareBar::fillReferences(const QStringList &replies)
{
    if (replies == m_replies)
        return;
    const int chosen = std::clamp(reference(), 0, std::max(0, int(replies.size()) - 1));
    m_replies = replies;
    const QList<QAction *> old = m_referenceGroup->actions();
    qDeleteAll(old);
    const bool isChoice = replies.size() > 2;
    for (int i = 0; isChoice && i < replies.size(); ++i) {
        QAction *action = m_references->addAction(tr("Differences from %1").arg(QString(replies.at(i)).replace(u'&', u"&&"_s)));
        action->setCheckable(true);
        action->setChecked(i == chosen);
        m_referenceGroup->addAction(action);
    }
    m_differences->setPopupMode(isChoice ? QToolButton::MenuButtonPopup : QToolButton::DelayedPopup);
    m_differences->setMenu(isChoice ? m_references : nullptr);
    style()->unpolish(m_differences); // the style sheet leaves room for the arrow
    style()->polish(m_differences);
}

bool CompareBar::scrollsTogether() const
{
    return m_together->isChecked();
}

bool CompareBar::showsDifferences() const
{
    return m_differences->isChecked();
}

int CompareBar::reference() const
{
    return std::max(0, int(m_referenceGroup->actions().indexOf(m_referenceGroup->checkedAction())));
}

} // namespace lineside
