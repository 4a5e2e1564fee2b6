// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "protocol/headervalue.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr double firstEpochSeconds = 1e9;
constexpr double firstEpochMilliseconds = 1e12;

std::optional<double> numeral(QByteArrayView value)
{
    bool valid = false;
    const double number = value.toByteArray().trimmed().toDouble(&valid);
    return valid ? std::optional(number) : std::nullopt;
}

std::optional<double> between(const QDateTime &now, const QDateTime &then)
{
    if (!now.isValid() || !then.isValid())
        return std::nullopt;
    return std::max(0.0, double(now.msecsTo(then)) / 1000.0);
}

} // namespace

std::optional<double> leadingNumber(QByteArrayView value)
{
    const QByteArrayView text = value.trimmed();
    const auto *const end = std::ranges::find_if_not(text, [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == '-'; });
    return numeral(text.first(end - text.begin()));
}

std::optional<double> durationSeconds(QByteArrayView value)
{
    if (const auto seconds = numeral(value))
        return *seconds < 0 ? std::nullopt : seconds;
    static const QRegularExpression parts(
        u"^(?:(\\d+(?:\\.\\d+)?)d)?(?:(\\d+(?:\\.\\d+)?)h)?(?:(\\d+(?:\\.\\d+)?)m)?(?:(\\d+(?:\\.\\d+)?)s)?(?:(\\d+(?:\\.\\d+)?)ms)?$"_s);
    const QString text = QString::fromLatin1(value.trimmed());
    const auto match = parts.match(text);
    if (text.isEmpty() || !match.hasMatch())
        return std::nullopt;
    constexpr double unit[] = {86400, 3600, 60, 1, 0.001};
    double seconds = 0;
    for (int i = 0; i < 5; ++i)
        seconds += match.captured(i + 1).toDouble() * unit[i];
    return seconds;
}

QDateTime httpDate(QByteArrayView value)
{
    QDateTime moment = QLocale::c().toDateTime(QString::fromLatin1(value.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    moment.setTimeSpec(Qt::UTC);
    return moment;
}

std::optional<double> secondsUntil(QByteArrayView value, const QDateTime &now)
{
    if (const auto seconds = durationSeconds(value)) {
        if (*seconds >= firstEpochMilliseconds)
            return between(now, QDateTime::fromMSecsSinceEpoch(qint64(std::min(*seconds, 9e15)), Qt::UTC));
        if (*seconds >= firstEpochSeconds)
            return between(now, QDateTime::fromMSecsSinceEpoch(qint64(*seconds * 1000), Qt::UTC));
        return seconds;
    }
    if (const QDateTime date = httpDate(value); date.isValid())
        return between(now, date);
    return between(now, QDateTime::fromString(QString::fromLatin1(value.trimmed()), Qt::ISODateWithMs));
}

} // namespace lineside
