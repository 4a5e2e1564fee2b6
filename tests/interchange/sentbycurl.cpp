// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "sentbycurl.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace lineside::testing {

QString differenceAsSent(HttpRequest meant, const ExportedText &made, const QStringList &arguments, RecordingServer &server,
                         const Environment &environment)
{
    QTemporaryDir directory;
    for (const ExportedFile &body : made.files) {
        QFile file(directory.filePath(body.name));
        if (!file.open(QIODevice::WriteOnly) || file.write(body.bytes) != body.bytes.size())
            return u"the file %1 was not written"_s.arg(body.name);
    }
    QProcess curl;
    curl.setWorkingDirectory(directory.path());
    QSignalSpy finished(&curl, &QProcess::finished);
    curl.start(u"curl"_s, arguments);
    if (!finished.wait(60'000))
        return u"curl did not end"_s;
    const QList<RecordedRequest> came = server.takeRequests();
    if (came.size() != 1)
        return u"%1 requests; %2"_s.arg(came.size()).arg(QString::fromUtf8(curl.readAllStandardError().left(500)));
    const bool isJson = !QJsonDocument::fromJson(meant.body).isNull();
    if (isJson && made.files.isEmpty()) {
        // Other bytes, the same JSON.
        const QByteArray &body = came.constFirst().body;
        if (QJsonDocument::fromJson(body).array().size() != QJsonDocument::fromJson(meant.body).array().size())
            return u"JSON: %1"_s.arg(QString::fromUtf8(body));
        meant.body = body;
        meant.bodyKind = HttpRequest::Body::Plain;
    }
    return difference(meant, came.constFirst(), environment);
}

} // namespace lineside::testing
