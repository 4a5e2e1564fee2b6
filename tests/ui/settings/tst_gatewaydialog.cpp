// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/gatewaydialog.h"

#include "support/fakehttpclient.h"
#include "support/fakesecretstore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/questions.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

struct Form {
    FakeWorkspaceStore store;
    Catalog catalog{store};
    FakeSecretStore secrets;
    FakeHttpClient client;
};

template<class Widget>
Widget *part(GatewayDialog &dialog, const QString &name)
{
    return dialog.findChild<Widget *>(name);
}

void type(GatewayDialog &dialog, const QString &name, const QString &text)
{
    auto *edit = part<QLineEdit>(dialog, name);
    QVERIFY2(edit, qPrintable(name));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void press(GatewayDialog &dialog, const QString &name)
{
    auto *button = part<QPushButton>(dialog, name);
    QVERIFY2(button && button->isEnabled(), qPrintable(name));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
}

void fillIn(GatewayDialog &dialog)
{
    type(dialog, u"gatewayNameEdit"_s, u"Edge"_s);
    type(dialog, u"adminUrlEdit"_s, u"127.0.0.1:9180"_s);
    type(dialog, u"adminKeyEdit"_s, u"typed-admin-key"_s);
    type(dialog, u"dataUrlEdit"_s, u"http://127.0.0.1:9080"_s);
}

} // namespace

class TestGatewayDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void cleanup() { questions::setAnswers(nullptr, nullptr); }

    void keyboardWalksTheFormInItsOrder()
    {
        Form form;
        GatewayDialog dialog(form.catalog, form.secrets, form.client, std::nullopt);
        dialog.open();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(dialog.focusWidget(), part<QWidget>(dialog, u"gatewayNameEdit"_s));
        QTest::keyClick(&dialog, Qt::Key_Tab);
        QCOMPARE(dialog.focusWidget(), part<QWidget>(dialog, u"adminUrlEdit"_s));
    }

    void connectsAGateway()
    {
        Form form;
        GatewayDialog dialog(form.catalog, form.secrets, form.client, std::nullopt);
        QSignalSpy saved(&dialog, &GatewayDialog::gatewaySaved);
        dialog.open();
        QVERIFY(!part<QPushButton>(dialog, u"okButton"_s)->isEnabled());
        fillIn(dialog);
        auto *source = part<QComboBox>(dialog, u"consumerKeySource"_s);
        source->setFocus();
        QTest::keyClick(source, Qt::Key_Home);
        type(dialog, u"consumerKeyEdit"_s, u"typed-consumer-key"_s);
        QCOMPARE(part<QLabel>(dialog, u"problemLabel"_s)->text(), QString());
        press(dialog, u"okButton"_s);
        QTRY_COMPARE(saved.count(), 1);
        const Gateway gateway = form.catalog.workspace().gateways.value(0);
        QCOMPARE(gateway.name, u"Edge"_s);
        QCOMPARE(gateway.adminUrl, QUrl(u"http://127.0.0.1:9180"_s));
        QVERIFY(gateway.adminKey == SecretRef::keychain(u"edge-admin"_s));
        QVERIFY(gateway.consumerKey == SecretRef::keychain(u"edge-consumer"_s));
        QCOMPARE(gateway.consumerHeader, QByteArray("apikey"));
        QVERIFY(form.secrets.has(*gateway.adminKey) && form.secrets.has(*gateway.consumerKey));
    }

    void testsTheConnection_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("says");
        QTest::newRow("good") << 200 << QByteArray("{\"total\":0,\"list\":[]}") << u"APISIX 3.18.0 answers, and"_s;
        QTest::newRow("wrong key") << 401 << QByteArray("{\"description\":\"wrong apikey\",\"error_msg\":\"failed to check token\"}") << u"key"_s;
    }

    void testsTheConnection()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QString, says);
        Form form;
        form.client.prepare(status, body);
        form.client.prepare(status, "{}");
        GatewayDialog dialog(form.catalog, form.secrets, form.client, std::nullopt);
        dialog.open();
        fillIn(dialog);
        press(dialog, u"testConnectionButton"_s);
        auto *banner = part<Banner>(dialog, u"banner"_s);
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->message().contains(says), qPrintable(banner->message()));
        const HttpRequest request = form.client.requests.value(0);
        QVERIFY2(request.url.toString().startsWith(u"http://127.0.0.1:9180/apisix/admin/routes"_s), qPrintable(request.url.toString()));
        QVERIFY(request.carriesKey());
        QVERIFY(form.catalog.workspace().gateways.isEmpty());
        QVERIFY(part<QPushButton>(dialog, u"okButton"_s)->isEnabled());
    }

    void cancelsATest()
    {
        Form form;
        form.client.prepare(200, "{\"total\":0,\"list\":[]}");
        GatewayDialog dialog(form.catalog, form.secrets, form.client, std::nullopt);
        dialog.open();
        fillIn(dialog);
        press(dialog, u"testConnectionButton"_s);
        press(dialog, u"testConnectionButton"_s);
        QCoreApplication::processEvents(); // the answer was on its way
        QVERIFY(part<Banner>(dialog, u"banner"_s)->message().contains(u"cancelled"_s));
    }

    void picksACaFile()
    {
        const QTemporaryDir folder;
        const QString caFile = folder.filePath(u"ca.pem"_s);
        Form form;
        GatewayDialog dialog(form.catalog, form.secrets, form.client, std::nullopt);
        dialog.open();
        fillIn(dialog);
        questions::setAnswers(nullptr, [caFile](questions::FileFor) { return caFile; });
        press(dialog, u"browseCaFileButton"_s);
        QTRY_COMPARE(part<QLineEdit>(dialog, u"caFileEdit"_s)->text(), caFile);
        QVERIFY(part<QLabel>(dialog, u"problemLabel"_s)->text().contains(u"CA file"_s)); // it is not there
        QFile file(caFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        type(dialog, u"gatewayNameEdit"_s, u"Edge 2"_s);
        press(dialog, u"okButton"_s);
        QTRY_COMPARE(form.catalog.workspace().gateways.value(0).connection.caFile, caFile);
    }

    void changesAGateway()
    {
        Form form;
        Gateway before;
        before.name = u"Edge"_s;
        before.adminUrl = QUrl(u"https://gateway.example.org/apisix/admin"_s);
        before.adminKey = SecretRef::environment(u"ADMIN_KEY"_s);
        before.dataUrl = QUrl(u"https://gateway.example.org"_s);
        before.consumerHeader = "x-consumer";
        before.consumerKey = SecretRef::keychain(u"consumer"_s);
        before.connection.idleLimit = std::chrono::seconds(5);
        before.id = form.catalog.put(before);
        GatewayDialog dialog(form.catalog, form.secrets, form.client, before);
        dialog.open();
        QCOMPARE(part<QLineEdit>(dialog, u"adminKeyVariable"_s)->text(), u"ADMIN_KEY"_s);
        type(dialog, u"gatewayNameEdit"_s, u"Edge EU"_s);
        press(dialog, u"okButton"_s);
        QTRY_COMPARE(form.catalog.workspace().gateways.value(0).name, u"Edge EU"_s);
        Gateway expected = before;
        expected.name = u"Edge EU"_s;
        QCOMPARE(form.catalog.workspace().gateways, QList<Gateway>{expected});
    }
};

QTEST_MAIN(TestGatewayDialog)
#include "tst_gatewaydialog.moc"
