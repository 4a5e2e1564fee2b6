// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/gatewayfindings.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(lineside::GatewayFindings)
};

using theme::Signal;

GatewayFinding modeFinding(GatewayInfo::Mode mode)
{
    const QString subject = Tr::tr("Mode");
    switch (mode) {
    case GatewayInfo::Mode::Traditional:
        return { Signal::Go, subject, Tr::tr("Routes are put one by one.") };
    case GatewayInfo::Mode::StandaloneApi:
        return { Signal::Caution, subject, Tr::tr("Without etcd: only whole configurations are taken.") };
    case GatewayInfo::Mode::AdminUnavailable:
        return { Signal::Stop, subject, Tr::tr("The gateway serves, but no Admin API answers there.") };
    case GatewayInfo::Mode::Unknown:
        break;
    }
    return { Signal::Unknown, subject, Tr::tr("unknown") };
}

GatewayFinding keyFinding(const GatewayInfo &info)
{
    const QString subject = Tr::tr("Key");
    if (!info.keyAccepted)
        return { Signal::Stop, subject, Tr::tr("The admin key is not accepted.") };
    if (info.role == GatewayInfo::KeyRole::Viewer || info.readOnlyKey)
        return { Signal::Caution, subject, Tr::tr("A viewer's: it reads, and cannot push.") };
    if (info.role == GatewayInfo::KeyRole::Admin)
        return { Signal::Go, subject, Tr::tr("An administrator's: it reads and writes.") };
    return { Signal::Go, subject, Tr::tr("Accepted for reading; the first push will tell whether it writes.") };
}

GatewayFinding pluginFinding(const GatewayInfo &info)
{
    const QString subject = Tr::tr("AI plugins");
    if (info.plugins.isEmpty())
        return { Signal::Unknown, subject, Tr::tr("unknown") };
    if (!info.plugins.contains("ai-proxy"_L1))
        return { Signal::Stop, subject, Tr::tr("ai-proxy is switched off, so no route can reach a model.") };
    return { Signal::Go, subject, info.aiPlugins().join(u", "_s) };
}

GatewayFinding clockFinding(const GatewayInfo &info)
{
    const QString subject = Tr::tr("Clock");
    if (!info.clockAhead)
        return { Signal::Go, subject, Tr::tr("It agrees with this computer's.") };
    const auto seconds = info.clockAhead->count();
    const QString amount = Tr::tr("%n second(s)", nullptr, int(std::abs(seconds)));
    return { Signal::Caution, subject,
             seconds > 0 ? Tr::tr("It is %1 ahead of this computer's. Tokens with a lifetime may be refused.").arg(amount)
                         : Tr::tr("It is %1 behind this computer's. Tokens with a lifetime may be refused.").arg(amount) };
}

class Lamp : public QWidget
{
public:
    Lamp(Signal signal, QWidget *parent)
        : QWidget(parent)
        , m_signal(signal)
    {
        const int side = QFontMetrics(theme::font()).ascent();
        setFixedSize(side, side);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        theme::paintLamp(painter, rect(), m_signal, palette());
    }

private:
    Signal m_signal;
};

} // namespace

QList<GatewayFinding> gatewayFindings(const GatewayInfo &info)
{
    QList<GatewayFinding> findings;
    findings.append(info.version.isEmpty() ? GatewayFinding { Signal::Unknown, Tr::tr("Version"), Tr::tr("The gateway hides it.") }
                                           : GatewayFinding { Signal::Go, Tr::tr("Version"), Tr::tr("APISIX %1").arg(info.version) });
    findings.append(modeFinding(info.mode));
    if (info.mode == GatewayInfo::Mode::AdminUnavailable)
        return findings;
    findings.append(keyFinding(info));
    if (info.keyAccepted)
        findings.append(pluginFinding(info));
    findings.append(clockFinding(info));
    return findings;
}

GatewayFindingsView::GatewayFindingsView(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    setObjectName(u"gatewayFindings"_s);
    setAccessibleName(Tr::tr("What the test found"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme::Small);
    m_grid->setVerticalSpacing(theme::Tiny);
    m_grid->setColumnStretch(2, 1);
    hide();
}

void GatewayFindingsView::showFindings(const QList<GatewayFinding> &findings)
{
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    for (int row = 0; row < findings.size(); ++row) {
        const GatewayFinding &finding = findings.at(row);
        auto *subject = new QLabel(finding.subject, this);
        subject->setProperty("quiet", true);
        auto *text = new QLabel(finding.finding, this);
        text->setTextFormat(Qt::PlainText);
        text->setWordWrap(true);
        text->setAccessibleName(Tr::tr("%1: %2").arg(finding.subject, finding.finding));
        text->setAccessibleDescription(theme::signalName(finding.signal));
        m_grid->addWidget(new Lamp(finding.signal, this), row, 0, Qt::AlignTop);
        m_grid->addWidget(subject, row, 1, Qt::AlignTop);
        m_grid->addWidget(text, row, 2);
    }
    setVisible(!findings.isEmpty());
}

} // namespace lineside
