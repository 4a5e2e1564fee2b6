// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/verdictline.h"

#include "ui/verify/probewords.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int lampSize = 24;

QLabel *makeLabel(const QFont &font, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText); // what other people's servers said stays text
    label->setWordWrap(true);
    label->setFont(font);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

} // namespace

VerdictLine::VerdictLine(QWidget *parent)
    : QWidget(parent)
{
    QFont strong = theme::font(theme::TextSize::Large);
    strong.setWeight(QFont::DemiBold);
    m_sentence = makeLabel(strong, this);
    m_sentence->setObjectName(u"verdictLabel"_s);
    m_sentence->setAccessibleName(tr("Verdict"));
    m_note = makeLabel(theme::font(theme::TextSize::Small), this);
    m_note->setObjectName(u"verdictNote"_s);
    m_explanation = makeLabel(theme::font(), this);
    m_explanation->setObjectName(u"verdictExplanation"_s);
    m_fix = makeLabel(theme::font(), this);
    m_fix->setObjectName(u"verdictFix"_s);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(lampSize + theme::Medium, 0, 0, 0);
    layout->setSpacing(theme::Tiny);
    m_sentence->setMinimumHeight(lampSize + 2); // the lamp stands beside it
    for (QLabel *label : {m_sentence, m_note, m_explanation, m_fix})
        layout->addWidget(label);
    showNothing({});
}

void VerdictLine::say(theme::Signal signal, const QString &sentence, const QString &note, const QString &explanation, const QString &fix)
{
    m_signal = signal;
    m_sentence->setText(sentence);
    m_sentence->setAccessibleDescription(theme::signalName(signal));
    m_note->setText(note);
    m_explanation->setText(explanation);
    m_fix->setText(fix.isEmpty() ? QString() : tr("What to do: %1").arg(fix));
    for (QLabel *label : {m_note, m_explanation, m_fix})
        label->setVisible(!label->text().isEmpty());
    update();
}

void VerdictLine::showReport(const ProbeReport &report)
{
    const QString verdict = probewords::verdictName(report.verdict);
    const QString origin = probewords::originName(report.origin);
    //: How a probe ended. %1 is the verdict, %2 who is behind it (the gateway, the network …), %3 the cause's fixed id.
    const QString note = report.verdict == Verdict::Pass ? verdict
        : origin.isEmpty()                               ? tr("%1 · %2").arg(verdict, report.cause)
                                                         : tr("%1 · %2 · %3").arg(verdict, origin, report.cause);
    const QString sentence = probewords::causeSentence(report.cause);
    say(probewords::verdictSignal(report.verdict), sentence, note, report.explanation == sentence ? QString() : report.explanation, report.fix);
}

void VerdictLine::showProgress(const QString &sentence)
{
    say(theme::Signal::Unknown, sentence, {}, {}, {});
}

void VerdictLine::showCancelled()
{
    say(theme::Signal::Unknown, tr("Cancelled before the answer was whole."), {}, {}, {});
}

void VerdictLine::showNothing(const QString &sentence)
{
    say(theme::Signal::Unknown, sentence, {}, {}, {});
}

void VerdictLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal top = m_sentence->y() + (std::min(m_sentence->height(), 2 * lampSize) - lampSize) / 2.0;
    const qreal left = isRightToLeft() ? width() - lampSize : 0;
    theme::paintLamp(painter, QRectF(left, std::max(0.0, top), lampSize, lampSize), m_signal, palette());
}

} // namespace lineside
