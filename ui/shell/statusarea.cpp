// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/statusarea.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

int lampSide(const QWidget &widget)
{
    return widget.fontMetrics().ascent() * 3 / 4;
}

QLabel *quietLabel(const QString &name, QWidget *parent)
{
    auto *label = new QuietLine(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("quiet", true);
    return label;
}

} // namespace

LampLabel::LampLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

void LampLabel::say(theme::Signal signal, const QString &text, const QString &explanation)
{
    m_signal = signal;
    m_text = text;
    setToolTip(explanation);
    //: A lamp and its words, read out. %1 is "go", "caution" …, %2 the words.
    setAccessibleName(tr("%1: %2").arg(theme::signalName(signal), text));
    setAccessibleDescription(explanation);
    updateGeometry();
    update();
}

QSize LampLabel::sizeHint() const
{
    return {lampSide(*this) + theme::Small + fontMetrics().horizontalAdvance(m_text) + theme::Tiny, fontMetrics().height()};
}

void LampLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int side = lampSide(*this);
    QRect lamp(0, (height() - side) / 2, side, side);
    QRect words = rect().adjusted(side + theme::Small, 0, 0, 0);
    if (layoutDirection() == Qt::RightToLeft) {
        lamp.moveRight(rect().right());
        words = rect().adjusted(0, 0, -side - theme::Small, 0);
    }
    theme::paintLamp(painter, lamp, m_signal, palette());
    painter.setPen(theme::quietTextColor(palette()));
    painter.drawText(words, Qt::AlignLeading | Qt::AlignVCenter, m_text);
}

void QuietLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(theme::quietTextColor(palette()));
    painter.drawText(contentsRect(), Qt::AlignLeading | Qt::AlignVCenter, fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

StatusArea::StatusArea(QWidget *parent)
    : QFrame(parent)
    , m_message(quietLabel(u"statusMessage"_s, this))
    , m_path(quietLabel(u"pathInUse"_s, this))
    , m_demo(new LampLabel(this))
    , m_keychain(new LampLabel(this))
{
    setObjectName(u"statusArea"_s);
    setProperty("surface", u"side"_s);
    setFont(theme::font(theme::TextSize::Small));
    m_message->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_path->setAccessibleName(tr("Way in use"));
    m_demo->setObjectName(u"demoMark"_s);
    m_demo->say(theme::Signal::Information, tr("Built-in demo"), tr("A mock model and a demo gateway on this computer answer. No provider is asked."));
    m_demo->hide();
    m_keychain->setObjectName(u"keychainState"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme::Medium, theme::Tiny, theme::Medium, theme::Tiny);
    layout->setSpacing(theme::Large);
    layout->addWidget(m_message, 1);
    layout->addWidget(m_demo);
    layout->addWidget(m_path);
    layout->addWidget(m_keychain);
    m_fade.setSingleShot(true);
    m_fade.setInterval(10'000);
    connect(&m_fade, &QTimer::timeout, m_message, &QLabel::clear);
    showKeychain(SecretStore::State::Unknown, {});
}

void StatusArea::showMessage(const QString &message)
{
    m_message->setText(message);
    m_message->setToolTip(message);
    m_fade.start();
}

void StatusArea::showPath(const QString &path)
{
    m_path->setText(path);
    m_path->setVisible(!path.isEmpty());
}

void StatusArea::showDemo(bool running)
{
    m_demo->setVisible(running);
}

void StatusArea::showKeychain(SecretStore::State state, const QString &reason)
{
    switch (state) {
    case SecretStore::State::Unknown:
        m_keychain->say(theme::Signal::Unknown, tr("Keychain not asked yet"), tr("The keychain is opened when a key is needed."));
        break;
    case SecretStore::State::Ready:
        m_keychain->say(theme::Signal::Go, tr("Keys in the keychain"));
        break;
    case SecretStore::State::SessionOnly:
        m_keychain->say(theme::Signal::Caution, tr("Keys for this run only"), reason);
        break;
    case SecretStore::State::Waiting:
        m_keychain->say(theme::Signal::Caution, tr("Waiting for the keychain"), reason);
        break;
    case SecretStore::State::Locked:
        m_keychain->say(theme::Signal::Stop, tr("Keychain locked"), reason);
        break;
    }
}

} // namespace lineside
