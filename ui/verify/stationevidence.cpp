// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/verify/stationevidence.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineside {

StationEvidence::StationEvidence(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_rows(new QGridLayout)
{
    setObjectName(u"stationEvidence"_s);
    m_title->setTextFormat(Qt::PlainText);
    QFont strong = theme::font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    auto *closeButton = new QToolButton(this);
    closeButton->setObjectName(u"closeEvidenceButton"_s);
    closeButton->setIcon(theme::icon(u"close"_s));
    closeButton->setAccessibleName(tr("Close the evidence"));
    closeButton->setToolTip(tr("Close the evidence"));
    closeButton->setAutoRaise(true);
    connect(closeButton, &QToolButton::clicked, this, &StationEvidence::closeByUser);

    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(closeButton);
    m_rows->setHorizontalSpacing(theme::Large);
    m_rows->setVerticalSpacing(theme::Tiny);
    m_rows->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(theme::Medium, theme::Small, theme::Small, theme::Medium);
    layout->setSpacing(theme::Tiny);
    layout->addLayout(head);
    layout->addLayout(m_rows);
    clear();
}

void StationEvidence::showStation(const Station &station)
{
    clear();
    m_shown = station.evidence;
    m_title->setText(station.title == stationKindName(station.kind) ? station.title
                                                                     : tr("%1 · %2").arg(stationKindName(station.kind), station.title));
    setAccessibleName(tr("Evidence of %1").arg(m_title->text()));
    if (m_shown.isEmpty())
        m_shown.append({tr("Seen"), tr("Nothing shows itself here; what is known comes from the stations beside it.")});
    for (int i = 0; i < m_shown.size(); ++i) {
        auto *label = new QLabel(m_shown.at(i).label, this);
        QPalette quiet = label->palette();
        quiet.setColor(QPalette::WindowText, theme::quietTextColor(palette()));
        label->setPalette(quiet);
        auto *value = new QLabel(this);
        value->setTextFormat(Qt::PlainText);
        value->setText(m_shown.at(i).value);
        value->setFont(theme::tabularFont());
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_rows->addWidget(label, i, 0, Qt::AlignTop);
        m_rows->addWidget(value, i, 1);
    }
    setVisible(true);
}

void StationEvidence::closeByUser()
{
    clear();
    Q_EMIT closed();
}

void StationEvidence::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        closeByUser();
    else
        QWidget::keyPressEvent(event);
}

void StationEvidence::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(theme::raisedColor(palette()));
    painter.setPen(QPen(theme::hairlineColor(palette()), 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme::radius, theme::radius);
}

void StationEvidence::clear()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_shown.clear();
    setVisible(false);
}

QString StationEvidence::text() const
{
    QStringList lines;
    for (const StationFact &evidence : m_shown)
        lines.append(evidence.label + u": "_s + evidence.value);
    return lines.join(u'\n');
}

} // namespace lineside
