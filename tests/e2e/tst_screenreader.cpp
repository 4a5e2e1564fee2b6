// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "e2e/person.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 30'000;

QRegularExpression words(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

/// The roles of everything in it.
QStringList rolesIn(const QJsonObject &widget)
{
    QStringList roles{widget["role"_L1].toString()};
    for (const QJsonValue &child : widget["children"_L1].toArray())
        roles += rolesIn(child.toObject());
    return roles;
}

} // namespace

/// A chat with the real window, used by nothing but what assistive technology is told.
class TestScreenReader : public QObject
{
    Q_OBJECT
private:
    Desktop m_desktop;
    std::unique_ptr<Person> m_person;
    QProcess *m_reader = nullptr;

    QJsonDocument ask(const QByteArray &command)
    {
        m_reader->write(command + '\n');
        while (!m_reader->canReadLine()) {
            if (!m_reader->waitForReadyRead(patienceMs))
                qFatal("The conversation cannot be read.");
        }
        return QJsonDocument::fromJson(m_reader->readLine());
    }

    /// What was told of messages while they were written, in order.
    QStringList inserted()
    {
        QStringList texts;
        for (const QJsonValue &event : ask("heard").array()) {
            if (event["type"_L1].toString().startsWith("object:text-changed:insert"_L1) && event["role"_L1] == "list item"_L1)
                texts.append(event["text"_L1].toString());
        }
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = m_desktop.start();
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
        m_person = std::make_unique<Person>(m_desktop);
        m_reader = &m_desktop.launch(u"/usr/bin/python3"_s, {u"-W"_s, u"ignore"_s, u"" LINESIDE_E2E_SOURCES "/listentochat.py"_s}, m_desktop.environment());
        QVERIFY(ask("heard").isArray()); // it listens
        QVERIFY(m_desktop.launch(QStringLiteral(LINESIDE_PROGRAM), {}, m_desktop.environment()).waitForStarted());
        QVERIFY(m_person->waitForWindow());
        const auto demo = m_person->waitFor(u"push button"_s, words(u"built-in demo"_s));
        QVERIFY(demo.has_value());
        m_person->click(*demo);
        const auto composer = m_person->waitFor(u"text"_s, words(u"^prompt$"_s));
        QVERIFY(composer.has_value());
        m_person->click(*composer);
        m_person->type(u"Show me"_s);
        m_person->press(u"Return"_s);
        QVERIFY(m_person->waitToRead(words(u"to see how a failure looks"_s)));
    }

    void blocksAreToldOnceAndInOrder()
    {
        const QStringList expected{u"A mock answer"_s, u"You asked: Show me."_s, u"Lists, with code in them"_s, u"Links, which ask"_s,
                                   u"Numbers: the total"_s, u"Hop\tWhat it does"_s, u"def total(usage):"_s, u"to see how a failure looks"_s};
        QTRY_VERIFY_WITH_TIMEOUT(inserted().join(u'\n').contains(expected.constLast()), patienceMs);
        const QStringList told = inserted();
        qsizetype last = -1;
        for (const QString &block : expected) {
            const QStringList with = told.filter(block);
            QVERIFY2(with.size() == 1, qPrintable(block + u" in: "_s + told.join(u" | "_s)));
            const qsizetype at = told.indexOf(with.constFirst());
            QVERIFY2(at > last, qPrintable(block));
            last = at;
        }
    }

    void messagesHaveNamesTextAndParts()
    {
        const QJsonArray messages = ask("messages").array();
        QVERIFY(messages.size() >= 2);
        QCOMPARE(messages.at(0)["role"_L1].toString(), u"list item"_s);
        QCOMPARE(messages.at(0)["name"_L1].toString(), u"You"_s);
        QCOMPARE(messages.at(0)["text"_L1].toString(), u"Show me"_s);
        const QJsonObject reply = messages.at(1).toObject();
        QCOMPARE(reply["role"_L1].toString(), u"list item"_s);
        QVERIFY(!reply["name"_L1].toString().isEmpty());
        QVERIFY(reply["text"_L1].toString().contains("return usage["_L1));
        const QStringList roles = rolesIn(reply);
        for (const QString &role : {u"link"_s, u"table row"_s, u"push button"_s})
            QVERIFY2(roles.contains(role), qPrintable(role + u" in: "_s + roles.join(u", "_s)));
    }

    void theCopyButtonIsPressed()
    {
        const QJsonDocument pressed = ask("press Copy this code");
        Q_UNUSED(pressed)
        QTRY_VERIFY(m_person->clipboard().startsWith("def total(usage):"));
    }
};

QTEST_GUILESS_MAIN(TestScreenReader)
#include "tst_screenreader.moc"
