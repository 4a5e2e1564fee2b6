// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// Every recorded exchange, decoded whole, byte by byte, as it arrived, and cut at every offset: always the same result, and the
// one that tests/data/golden/recordings.json says. To write that file anew, set LINESIDE_WRITE_GOLDEN to a file's name, run this
// test, and read every line of the difference.
#include "protocol/answerdescription.h"
#include "support/wirerecording.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray indented(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

QJsonObject readGolden()
{
    QFile file(QStringLiteral(LINESIDE_TEST_DATA "/golden/recordings.json"));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

// A body is cut here and there at once, to be quick: `stride` bytes apart, more than an event of the recordings has. From all
// starts together every offset is cut at.
constexpr qsizetype stride = 251;

QByteArrayList cutFrom(const QByteArray &body, qsizetype first)
{
    QByteArrayList pieces{body.first(first)};
    for (qsizetype at = first; at < body.size(); at += stride)
        pieces.append(body.mid(at, stride));
    return pieces;
}

QByteArrayList piecesAsTheyCame(const WireRecording &recording)
{
    QByteArrayList pieces;
    for (const WireRecording::Read &read : recording.reads)
        pieces.append(recording.response.body.mid(read.bodyFrom, read.bodySize));
    return pieces;
}

} // namespace

class TestRecordings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void decodes_data();
    void decodes();
    void everyRecordingIsInTheGoldenFile();
    void cleanupTestCase();

private:
    QJsonObject m_golden;
    QJsonObject m_seen;
};

void TestRecordings::initTestCase()
{
    m_golden = readGolden();
}

void TestRecordings::decodes_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : WireRecording::names())
        QTest::newRow(qPrintable(name)) << name;
}

void TestRecordings::decodes()
{
    QFETCH(const QString, name);
    const WireRecording recording = WireRecording::load(name);
    const HttpHead &head = recording.response.head;
    const QByteArray &body = recording.response.body;
    QVERIFY(recording.response.whole);
    QCOMPARE(piecesAsTheyCame(recording).join(), body);

    const Decoded whole = decodePieces(head, {body});
    m_seen[name] = describe(head, body, whole);
    QVERIFY2(decodeInSizes(head, body, 1) == whole, "byte by byte");
    QVERIFY2(decodePieces(head, piecesAsTheyCame(recording)) == whole, "as it came");
    for (qsizetype cut = 1; cut <= std::min(body.size(), stride); ++cut)
        QVERIFY2(decodePieces(head, cutFrom(body, cut)) == whole, qPrintable(u"cut at %1"_s.arg(cut)));
    QCOMPARE(indented(m_seen[name].toObject()), indented(m_golden[name].toObject()));
}

void TestRecordings::everyRecordingIsInTheGoldenFile()
{
    QCOMPARE(m_golden.keys(), WireRecording::names());
}

void TestRecordings::cleanupTestCase()
{
    QFile file(qEnvironmentVariable("LINESIDE_WRITE_GOLDEN"));
    if (!file.fileName().isEmpty() && file.open(QIODevice::WriteOnly))
        file.write(indented(m_seen));
}

QTEST_GUILESS_MAIN(TestRecordings)
#include "tst_recordings.moc"
