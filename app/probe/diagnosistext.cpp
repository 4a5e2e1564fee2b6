// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "probe/diagnosistext.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr qsizetype quotedLength = 300;

QString quoted(const QString &words)
{
    QString line = words.simplified();
    if (line.endsWith(u'.'))
        line.chop(1); // the sentence around it ends by itself
    return line.size() <= quotedLength ? line : line.first(quotedLength - 1) + u'…';
}

QString host(const Evidence &evidence)
{
    const QUrl &url = evidence.target.url;
    return url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port());
}

QString gatewayName(const Evidence &evidence)
{
    if (evidence.signs.kind == "apisix"_L1)
        return (u"APISIX "_s + evidence.signs.version).trimmed();
    if (!evidence.signs.kind.isEmpty())
        return (evidence.signs.kind + u' ' + evidence.signs.version).trimmed();
    return evidence.target.gateway;
}

QString gateway(const Evidence &evidence)
{
    const QString name = gatewayName(evidence);
    return name.isEmpty() ? DiagnosisTr::tr("the gateway") : DiagnosisTr::tr("the gateway (%1)").arg(name);
}

QString saying(const Evidence &evidence)
{
    const ErrorBody &error = evidence.error;
    if (error.message.isEmpty() || error.shape == ErrorBody::Shape::Html)
        return {};
    return u' ' + DiagnosisTr::tr("It said: “%1”.").arg(quoted(error.message));
}

QString transport(const Evidence &evidence)
{
    return evidence.transport.text.isEmpty() ? QString()
                                             : u' ' + DiagnosisTr::tr("The connection says: “%1”.").arg(quoted(evidence.transport.text));
}

QString number(double value)
{
    return QLocale::c().toString(value, 'g', 6);
}

QString limits(const Evidence &evidence)
{
    QString all;
    for (const LimitSign &limit : evidence.signs.limits) {
        if (limit.limit && limit.remaining)
            all += u' ' + DiagnosisTr::tr("%1: %2 of %3 left.").arg(limit.name, number(*limit.remaining), number(*limit.limit));
        if (limit.resetSeconds)
            all += u' ' + DiagnosisTr::tr("It is filled again in %1 s.").arg(number(*limit.resetSeconds));
    }
    return all;
}

QString retry(const Evidence &evidence)
{
    const QByteArray after = evidence.head.header("Retry-After").value_or(QByteArray()).trimmed();
    const QString wait = evidence.error.retryDelay.isEmpty() ? QString::fromUtf8(after) : evidence.error.retryDelay;
    return wait.isEmpty() ? QString() : u' ' + DiagnosisTr::tr("It asks to wait: %1.").arg(quoted(wait));
}

// A pause before the end hints at a time limit of the gateway.
QString pause(const Evidence &evidence)
{
    const auto &times = evidence.times;
    if (!times.total || !times.lastToken || *times.total - *times.lastToken < 500)
        return {};
    return u' '
        + DiagnosisTr::tr("Nothing came in the last %1 s before the end, so a time limit is likely.")
              .arg(number(std::round((*times.total - *times.lastToken) / 100) / 10));
}

QString valueOf(QStringView name, const Evidence &evidence)
{
    if (name == "host"_L1)
        return host(evidence);
    if (name == "status"_L1)
        return statusLine(evidence.head);
    if (name == "gateway"_L1)
        return gateway(evidence);
    if (name == "model"_L1)
        return evidence.target.requestedModel;
    if (name == "answered"_L1)
        return quoted(evidence.answer.model);
    if (name == "upstream"_L1)
        return evidence.signs.upstreamStatus;
    if (name == "location"_L1)
        return quoted(QString::fromUtf8(evidence.head.header("Location").value_or(QByteArray())));
    if (name == "finish"_L1)
        return quoted(evidence.stream.finishReason);
    if (name == "server"_L1)
        return quoted(QString::fromUtf8(evidence.head.header("Server").value_or(evidence.head.header("Via").value_or(QByteArray()))));
    if (name == "encoding"_L1)
        return quoted(QString::fromUtf8(evidence.head.header("Content-Encoding").value_or(QByteArray())));
    if (name == "type"_L1)
        return quoted(QString::fromUtf8(evidence.head.contentType()));
    if (name == "saying"_L1)
        return saying(evidence);
    if (name == "transport"_L1)
        return transport(evidence);
    if (name == "limits"_L1)
        return limits(evidence);
    if (name == "retry"_L1)
        return retry(evidence);
    if (name == "problem"_L1)
        return evidence.transport.text;
    return name == "pause"_L1 ? pause(evidence) : QString();
}

} // namespace

QString statusLine(const HttpHead &head)
{
    return (QString::number(head.status) + u' ' + QString::fromUtf8(head.reason)).trimmed();
}

QString sentence(const char *rule, const Evidence &evidence)
{
    const QString text = DiagnosisTr::tr(rule);
    QString filled;
    qsizetype from = 0;
    // One pass, so that braces in what others wrote stay what they are.
    for (qsizetype open = text.indexOf(u'{'); open >= 0; open = text.indexOf(u'{', from)) {
        const qsizetype close = text.indexOf(u'}', open);
        if (close < 0)
            break;
        filled += QStringView(text).sliced(from, open - from);
        filled += valueOf(QStringView(text).sliced(open + 1, close - open - 1), evidence);
        from = close + 1;
    }
    filled += QStringView(text).sliced(from);
    if (text.startsWith("{gateway}"_L1))
        filled[0] = filled.at(0).toUpper();
    return filled;
}

} // namespace lineside
