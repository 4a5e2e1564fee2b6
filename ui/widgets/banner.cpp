// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/banner.h"

#include "ui/theme/contrast.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

QLabel *plainLabel(QWidget *parent, const QString &name)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QToolButton *toolButton(QWidget *parent, const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setAccessibleName(text);
    if (!iconName.isEmpty()) {
        button->setIcon(theme::icon(iconName));
        button->setToolTip(text);
    }
    return button;
}

int lampSide(const QWidget &widget)
{
    return widget.fontMetrics().ascent();
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_message(plainLabel(this, u"bannerMessage"_s))
    , m_hint(plainLabel(this, u"bannerHint"_s))
    , m_details(plainLabel(this, u"bannerDetails"_s))
    , m_action(new QPushButton(this))
    , m_detailsButton(toolButton(this, u"bannerDetailsButton"_s, {}, tr("Details")))
    , m_copy(toolButton(this, u"bannerCopyButton"_s, u"copy"_s, tr("Copy")))
    , m_close(toolButton(this, u"bannerCloseButton"_s, u"close"_s, tr("Close")))
{
    m_action->setObjectName(u"bannerAction"_s);
    m_action->setAutoDefault(false);
    m_action->hide();
    m_detailsButton->setCheckable(true);
    m_hint->setProperty("quiet", true);
    m_details->setFont(theme::codeFont(theme::TextSize::Small));

    auto *texts = new QVBoxLayout;
    texts->setSpacing(theme::Tiny);
    texts->addStretch();
    for (QLabel *label : {m_message, m_hint, m_details})
        texts->addWidget(label);
    texts->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme::Small);
    for (QWidget *button : std::initializer_list<QWidget *>{m_action, m_detailsButton, m_copy, m_close})
        buttons->addWidget(button, 0, Qt::AlignTop);
    m_row = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_row->setContentsMargins(theme::Medium + lampSide(*this) + theme::Small, theme::Small, theme::Small, theme::Small);
    m_row->setSpacing(theme::Small);
    m_row->addLayout(texts, 1);
    m_row->addLayout(buttons);
    m_row->setAlignment(buttons, Qt::AlignTrailing | Qt::AlignTop);

    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_detailsButton, &QToolButton::toggled, m_details, &QLabel::setVisible);
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QStringList lines{m_message->text(), m_hint->text(), m_details->text()};
        lines.removeAll(QString());
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
    });
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    hide();
}

void Banner::showMessage(theme::Signal signal, const QString &message, const QString &hint)
{
    arrange(signal, message, hint, {});
}

void Banner::showError(const Error &error)
{
    const bool stopped = error.kind == Error::Kind::Cancelled;
    arrange(stopped ? theme::Signal::Information : theme::Signal::Stop, error.message, error.hint, error.details);
}

void Banner::arrange(theme::Signal signal, const QString &message, const QString &hint, const QString &details)
{
    m_signal = signal;
    m_message->setText(message);
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty());
    m_details->setText(details);
    m_detailsButton->setChecked(false);
    m_details->hide();
    m_detailsButton->setVisible(!details.isEmpty());
    m_copy->setVisible(signal == theme::Signal::Stop || !details.isEmpty());
    m_action->hide();
    setAccessibleName(theme::signalName(signal));
    setAccessibleDescription(message);
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void Banner::clear()
{
    m_message->clear();
    hide();
}

QString Banner::message() const
{
    return m_message->text();
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    constexpr int readableCharacters = 70; // with the buttons beside them
    const bool isNarrow = width() < fontMetrics().averageCharWidth() * readableCharacters;
    m_row->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = theme::signalColor(m_signal, palette());
    painter.setPen(QPen(theme::mixed(palette().color(QPalette::Window), color, 0.5), 1));
    painter.setBrush(theme::mixed(palette().color(QPalette::Window), color, theme::isDark(palette()) ? 0.12 : 0.07));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
    const int side = lampSide(*this);
    const int top = m_message->y() + (m_message->fontMetrics().height() - side) / 2;
    QRect lamp(theme::Medium, top, side, side);
    if (layoutDirection() == Qt::RightToLeft)
        lamp.moveRight(rect().right() - theme::Medium);
    theme::paintLamp(painter, lamp, m_signal, palette());
}

} // namespace lineside
