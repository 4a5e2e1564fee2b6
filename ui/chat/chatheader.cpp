// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/chat/chatheader.h"

#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int shortestTitle = 12; // characters; what is beside it gives way first

} // namespace

/// Takes what room there is, and ends in an ellipsis where that is too little.
class ChatHeader::Title : public QLabel
{
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QRect room = contentsRect();
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, room.width());
        style()->drawItemText(&painter, room, QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter, palette(), isEnabled(), shown,
                              foregroundRole());
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        setToolTip(fontMetrics().horizontalAdvance(text()) > width() ? text() : QString());
    }
};

ChatHeader::ChatHeader(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_title(new Title(this))
    , m_summary(new QLabel(this))
{
    m_title->setObjectName(u"chatTitle"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary->setObjectName(u"chatSummary"_s);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setMinimumWidth(1);
    m_summary->setProperty("quiet", true);
    m_summary->setFont(theme::tabularFont(theme::TextSize::Small));
    m_row->setContentsMargins(theme::Large, theme::Small, theme::Small, theme::Small);
    m_row->addWidget(m_title, 1);
    m_row->addWidget(m_summary);
    m_row->addSpacing(theme::Small);
}

// The title says where one is; the sum is also told beside each reply.
void ChatHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showSummary();
}

void ChatHeader::showSummary()
{
    const int title = fontMetrics().averageCharWidth() * shortestTitle;
    const int buttons = m_row->minimumSize().width(); // the two labels may be narrow
    m_summary->setVisible(!m_summary->text().isEmpty() && buttons + m_summary->sizeHint().width() + title <= width());
}

void ChatHeader::setTitle(const QString &title)
{
    m_title->setText(title.isEmpty() ? tr("New chat") : title);
}

void ChatHeader::setSummary(const QString &brief, const QString &full)
{
    m_summary->setText(brief);
    m_summary->setToolTip(full);
    m_summary->setAccessibleDescription(full);
    showSummary();
}

QToolButton *ChatHeader::addButton(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(theme::icon(iconName));
    button->setText(text);
    button->setAccessibleName(text);
    button->setToolTip(text);
    m_row->addWidget(button);
    return button;
}

} // namespace lineside
