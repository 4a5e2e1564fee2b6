// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "e2e/person.h"

#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QStandardPaths>
#include <QTest>

using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

QRegularExpression words(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
}

/// What this test cannot do without, as far as it is not here.
QString missingPackage()
{
    if (QStandardPaths::findExecutable(u"fcitx5"_s).isEmpty() || QStandardPaths::findExecutable(u"fcitx5-remote"_s).isEmpty())
        return u"fcitx5"_s;
    if (!QFileInfo::exists(u"/usr/share/fcitx5/inputmethod/pinyin.conf"_s))
        return u"fcitx5-pinyin"_s;
    const QString plugins = QLibraryInfo::path(QLibraryInfo::PluginsPath);
    if (!QFileInfo::exists(plugins + u"/platforminputcontexts/libfcitx5platforminputcontextplugin.so"_s))
        return u"fcitx5-frontend-qt6"_s;
    return {};
}

const QByteArray profile = R"([Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
Layout=
[Groups/0/Items/1]
Name=pinyin
Layout=
[GroupOrder]
0=Default
)";

} // namespace

/// Chinese is written in the composer with a real input method: while it composes, Enter belongs to it, and nothing is sent.
class TestInputMethod : public QObject
{
    Q_OBJECT
private:
    Desktop m_desktop;
    QProcessEnvironment m_environment;
    std::unique_ptr<Person> m_person;

    QByteArray remote(const QStringList &arguments = {}) const { return m_desktop.run(u"fcitx5-remote"_s, arguments).trimmed(); }
    QString written() const
    {
        const auto composer = m_person->find(u"text"_s, words(u"^prompt$"_s));
        return composer ? composer->text : u"there is no composer"_s;
    }
    bool hasAsked() const { return words(u"You asked"_s).match(m_person->read()).hasMatch(); }
    void takePicture(const QString &name) const
    {
        m_desktop.run(u"import"_s, {u"-window"_s, u"root"_s, u"" LINESIDE_E2E_PICTURES "/%1.png"_s.arg(name)}); // with the list of words
    }

    void startInputMethod()
    {
        const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/fcitx5"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/profile"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(profile), profile.size());
        file.close();
        QVERIFY(m_desktop.launch(u"fcitx5"_s, {u"--disable=wayland,waylandim,notificationitem,notifications,clipboard,cloudpinyin"_s}, m_environment).waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(!remote().isEmpty(), 20'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString missing = missingPackage(); !missing.isEmpty())
            QSKIP(qPrintable(missing + u" is not installed"_s));
        QVERIFY(QDir().mkpath(QStringLiteral(LINESIDE_E2E_PICTURES)));
        const QString missing = m_desktop.start();
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
        m_environment = m_desktop.environment();
        m_environment.insert(u"QT_IM_MODULE"_s, u"fcitx"_s);
        m_environment.insert(u"XMODIFIERS"_s, u"@im=fcitx"_s);
        startInputMethod();
        m_person = std::make_unique<Person>(m_desktop);
        QVERIFY(m_desktop.launch(QStringLiteral(LINESIDE_PROGRAM), {u"--demo"_s}, m_environment).waitForStarted());
        QVERIFY(m_person->waitForWindow());
        const auto composer = m_person->waitFor(u"text"_s, words(u"^prompt$"_s));
        QVERIFY(composer.has_value());
        m_person->click(*composer);
        remote({u"-o"_s});
        remote({u"-s"_s, u"pinyin"_s});
        QTRY_COMPARE(remote({u"-n"_s}), QByteArray("pinyin"));
    }

    void cleanup()
    {
        if (m_person && QTest::currentTestFailed())
            takePicture(u"inputmethod-failed-%1"_s.arg(QString::fromLatin1(QTest::currentTestFunction())));
    }

    void enterEndsTheCompositionAndSendsNothing()
    {
        m_person->type(u"nihao"_s);
        takePicture(u"inputmethod-composing"_s);
        QVERIFY(written().isEmpty()); // it is still being composed
        m_person->press(u"Return"_s);
        QTRY_COMPARE(written(), u"nihao"_s); // the letters as they were typed
        QVERIFY(!hasAsked());
    }

    void aWordIsChosen()
    {
        m_person->type(u"nihao"_s);
        m_person->press(u"space"_s);
        QTRY_COMPARE(written(), u"nihao你好"_s);
        QVERIFY(!hasAsked());
    }

    void escapeGivesUpTheCompositionAlone()
    {
        m_person->type(u"zhong"_s);
        m_person->press(u"Escape"_s);
        m_person->type(u"guo"_s);
        m_person->press(u"space"_s);
        QTRY_VERIFY(written().startsWith(u"nihao你好"_s) && written().size() == u"nihao你好国"_s.size());
        QVERIFY(!hasAsked());
    }

    void enterSendsWhatIsWritten()
    {
        const QString text = written();
        m_person->press(u"Return"_s);
        QVERIFY(m_person->waitToRead(words(u"You asked: "_s + QRegularExpression::escape(text))));
        QVERIFY(written().isEmpty());
        takePicture(u"inputmethod-sent"_s);
    }
};

QTEST_GUILESS_MAIN(TestInputMethod)
#include "tst_inputmethod.moc"
