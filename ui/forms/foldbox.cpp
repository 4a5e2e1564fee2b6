// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/foldbox.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

FoldBox::FoldBox(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_note(new QLabel(this))
    , m_layout(new QVBoxLayout(this))
{
    m_head->setCheckable(true);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_head->setAutoRaise(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setFont(theme::font(theme::TextSize::Small));
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // a long one does not widen the form
    m_note->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(theme::Small);
    row->addWidget(m_head);
    row->addWidget(m_note, 1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::Tiny);
    m_layout->addLayout(row);
    connect(m_head, &QToolButton::toggled, this, &FoldBox::toggle);
    setTitle(title);
    setFocusProxy(m_head);
    toggle(false);
}

void FoldBox::setTitle(const QString &title)
{
    m_head->setText(title);
    m_head->setAccessibleName(title);
}

void FoldBox::setContent(std::function<QWidget *(QWidget *)> make)
{
    m_make = std::move(make);
}

void FoldBox::dropContent()
{
    if (!m_content)
        return;
    m_content->hide();
    m_content->deleteLater();
    m_content = nullptr;
    toggle(isUnfolded());
}

bool FoldBox::isUnfolded() const
{
    return m_head->isChecked();
}

void FoldBox::setUnfolded(bool unfolded)
{
    m_head->setChecked(unfolded);
}

void FoldBox::setNote(const QString &note, bool isProblem)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     isProblem ? theme::signalTextColor(theme::Signal::Stop, palette()) : theme::quietTextColor(palette()));
    m_note->setPalette(colours);
    m_note->setText(note);
    m_head->setAccessibleDescription(note);
}

void FoldBox::toggle(bool unfolded)
{
    m_head->setIcon(theme::icon(unfolded ? u"unfold"_s : u"fold"_s));
    if (unfolded && !m_content && m_make) {
        auto *inset = new QWidget(this);
        auto *layout = new QVBoxLayout(inset);
        layout->setContentsMargins(theme::Wide, 0, 0, theme::Small);
        layout->addWidget(m_make(inset));
        m_content = inset;
        m_layout->addWidget(inset);
    }
    if (m_content)
        m_content->setVisible(unfolded);
    // At once, from the inside out: what is new would else be painted once in the room of what was there before.
    for (QWidget *widget = this; widget && isVisible(); widget = widget->parentWidget()) {
        if (widget->layout())
            widget->layout()->activate();
    }
    if (unfolded)
        Q_EMIT this->unfolded();
}

} // namespace lineside
