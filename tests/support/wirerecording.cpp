// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/wirerecording.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace lineside::test {

namespace {

QString folder(const QString &family)
{
    return QStringLiteral(LINESIDE_TEST_DATA "/wire/") + family;
}

QByteArray contentOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(fileName), qPrintable(file.errorString()));
    return file.readAll();
}

void takeRequestApart(WireRecording &recording)
{
    const qsizetype end = recording.rawRequest.indexOf("\r\n\r\n");
    recording.requestBody = end < 0 ? QByteArray() : recording.rawRequest.mid(end + 4);
    QByteArrayList lines = recording.rawRequest.first(end < 0 ? recording.rawRequest.size() : end).split('\n');
    const QByteArrayList requestLine = lines.takeFirst().trimmed().split(' ');
    recording.method = requestLine.value(0);
    recording.target = requestLine.value(1);
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            recording.requestHeaders.append({line.first(colon).trimmed(), line.mid(colon + 1).trimmed()});
    }
}

void readTiming(const QByteArray &json, WireRecording &recording)
{
    const QJsonObject timing = QJsonDocument::fromJson(json).object();
    recording.end = timing["end"_L1].toString();
    const QJsonArray reads = timing["reads"_L1].toArray();
    for (const QJsonValue &value : reads) {
        WireRecording::Read read;
        read.ms = value["ms"_L1].toDouble();
        read.rawFrom = qsizetype(value["offset"_L1].toInteger());
        read.rawSize = qsizetype(value["bytes"_L1].toInteger());
        read.bodyFrom = recording.response.bodyOffsetAt(read.rawFrom);
        read.bodySize = recording.response.bodyOffsetAt(read.rawFrom + read.rawSize) - read.bodyFrom;
        recording.reads.append(read);
    }
}

} // namespace

WireRecording WireRecording::load(const QString &name, const QString &family)
{
    const QString path = folder(family) + u'/' + name;
    WireRecording recording;
    recording.name = name;
    recording.rawRequest = contentOf(path + "/request.http"_L1);
    recording.rawResponse = contentOf(path + "/response.http"_L1);
    takeRequestApart(recording);
    const auto response = parseRecordedResponse(recording.rawResponse);
    if (!response)
        qFatal("%s: %s", qPrintable(path), qPrintable(response.error().message));
    recording.response = *response;
    readTiming(contentOf(path + "/timing.json"_L1), recording);
    return recording;
}

QStringList WireRecording::names(const QString &family)
{
    const QStringList found = QDir(folder(family)).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    if (found.isEmpty())
        qFatal("There are no recordings in %s", qPrintable(folder(family)));
    return found;
}

} // namespace lineside::test
