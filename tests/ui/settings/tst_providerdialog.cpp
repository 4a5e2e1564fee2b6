// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/providerdialog.h"

#include "support/fakechatbackend.h"
#include "support/fakesecretstore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "ui/widgets/banner.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

using namespace lineside;
using namespace lineside::test;
using namespace Qt::StringLiterals;

namespace {

// A keychain that takes no keys, and a backend that answers when the test says so.
class RefusingSecrets : public FakeSecretStore
{
public:
    void write(const SecretRef &ref, Secret secret, QObject *context, Callback<void> done) override
    {
        remember(ref, std::move(secret));
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(failure(Error::Kind::Keychain, u"The keychain is locked."_s)); }, Qt::QueuedConnection);
    }
};

class HeldBackend : public FakeChatBackend
{
public:
    void listModels(const Provider &provider, QObject *context, Callback<QList<ModelInfo>> done) override
    {
        asked = provider;
        holder = context;
        answer = std::move(done);
    }
    Provider asked;
    QPointer<QObject> holder;
    Callback<QList<ModelInfo>> answer;
};

QByteArray plain(FakeSecretStore &secrets, const SecretRef &ref)
{
    std::optional<QByteArray> value;
    QObject context;
    secrets.read(ref, &context, [&value](Result<Secret> secret) {
        value = secret ? secret->reveal([](QByteArrayView bytes) { return bytes.toByteArray(); }) : QByteArray();
    });
    [&value] { QTRY_VERIFY(value.has_value()); }();
    return value.value_or(QByteArray());
}

struct Form {
    FakeWorkspaceStore store;
    Catalog catalog{store};
    HeldBackend backend;
};

template<class Widget>
Widget *part(ProviderDialog &dialog, const QString &name)
{
    return dialog.findChild<Widget *>(name);
}

void type(ProviderDialog &dialog, const QString &name, const QString &text)
{
    auto *edit = part<QLineEdit>(dialog, name);
    QVERIFY2(edit, qPrintable(name));
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

void press(ProviderDialog &dialog, const QString &name)
{
    auto *button = part<QPushButton>(dialog, name);
    QVERIFY2(button && button->isEnabled(), qPrintable(name));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
}

} // namespace

class TestProviderDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void addsAProvider()
    {
        Form form;
        FakeSecretStore secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        QSignalSpy saved(&dialog, &ProviderDialog::providerSaved);
        dialog.open();
        auto *ok = part<QPushButton>(dialog, u"okButton"_s);
        QCOMPARE(part<QComboBox>(dialog, u"providerKindBox"_s)->currentData().toString(), u"gemini"_s);
        QVERIFY(!ok->isEnabled()); // the key is missing
        QVERIFY(part<QLabel>(dialog, u"problemLabel"_s)->text().contains(u"key"_s));
        type(dialog, u"providerNameEdit"_s, u"Gemini, work"_s);
        auto *key = part<QLineEdit>(dialog, u"providerKeyEdit"_s);
        QCOMPARE(key->echoMode(), QLineEdit::Password);
        type(dialog, u"providerKeyEdit"_s, u"typed-key"_s);
        QVERIFY(ok->isEnabled());
        QCOMPARE(part<QLabel>(dialog, u"problemLabel"_s)->text(), QString());
        press(dialog, u"okButton"_s);
        QCOMPARE(key->text(), QString());
        QTRY_COMPARE(saved.count(), 1);
        QVERIFY(!dialog.isVisible());
        const Provider provider = form.catalog.workspace().providers.value(0);
        QCOMPARE(provider.id, saved.at(0).at(0).value<ProviderId>());
        QCOMPARE(provider.kind, u"gemini"_s);
        QCOMPARE(provider.name, u"Gemini, work"_s);
        QCOMPARE(provider.model, u"gemini-2.5-flash"_s);
        QVERIFY(provider.key == SecretRef::keychain(u"gemini-work"_s));
        QCOMPARE(plain(secrets, *provider.key), QByteArray("typed-key"));
    }

    void takesAKeyFromTheEnvironment()
    {
        Form form;
        FakeSecretStore secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        dialog.open();
        auto *source = part<QComboBox>(dialog, u"providerKeySource"_s);
        source->setFocus();
        QTest::keyClick(source, Qt::Key_Down);
        auto *variable = part<QLineEdit>(dialog, u"providerKeyVariable"_s);
        QVERIFY(variable->isVisible());
        QCOMPARE(variable->text(), u"GEMINI_API_KEY"_s);
        press(dialog, u"okButton"_s);
        QTRY_COMPARE(form.catalog.workspace().providers.size(), 1);
        QVERIFY(form.catalog.workspace().providers.first().key == SecretRef::environment(u"GEMINI_API_KEY"_s));
    }

    void previewsTheUrl_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");
        QTest::newRow("bare host") << u"https://example.org"_s << u"Chat goes to https://example.org/v1/chat/completions"_s;
        QTest::newRow("whole URL") << u"https://example.org/v1/chat/completions"_s << u"Chat goes to https://example.org/v1/chat/completions"_s;
        QTest::newRow("no URL") << u"ftp://example.org"_s << u"only http:// and https://"_s;
    }

    void previewsTheUrl()
    {
        QFETCH(QString, typed);
        QFETCH(QString, shown);
        Form form;
        FakeSecretStore secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        dialog.open();
        type(dialog, u"providerUrlEdit"_s, typed);
        const QString preview = part<QLabel>(dialog, u"providerUrlPreview"_s)->text();
        QVERIFY2(preview.contains(shown), qPrintable(preview));
    }

    void testsTheConnection()
    {
        Form form;
        FakeSecretStore secrets;
        auto dialog = std::make_unique<ProviderDialog>(form.catalog, secrets, form.backend, std::nullopt);
        dialog->open();
        type(*dialog, u"providerKeyEdit"_s, u"typed-key"_s);
        press(*dialog, u"testConnectionButton"_s);
        QVERIFY(part<QProgressBar>(*dialog, u"testProgress"_s)->isVisible());
        QCOMPARE(part<QLineEdit>(*dialog, u"providerKeyEdit"_s)->text(), QString());
        // Tried under a name of its own, which is not what will be kept.
        QVERIFY(form.backend.asked.key.has_value());
        const SecretRef trial = *form.backend.asked.key;
        QVERIFY(trial.name.startsWith(u"trial-"_s));
        QCOMPARE(plain(secrets, trial), QByteArray("typed-key"));
        form.backend.answer(QList<ModelInfo>{{u"m1"_s, {}}, {u"m2"_s, {}}});
        QVERIFY(!part<QProgressBar>(*dialog, u"testProgress"_s)->isVisible());
        QVERIFY(part<Banner>(*dialog, u"banner"_s)->message().contains(u"works"_s));
        auto *models = part<QComboBox>(*dialog, u"providerModelBox"_s);
        QCOMPARE(models->count(), 2);
        QCOMPARE(models->currentText(), u"gemini-2.5-flash"_s); // what was there stays
        dialog.reset();
        QVERIFY(!secrets.has(trial));
        QVERIFY(form.catalog.workspace().providers.isEmpty());
    }

    void saysWhyATestFailed()
    {
        Form form;
        FakeSecretStore secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        dialog.open();
        type(dialog, u"providerKeyEdit"_s, u"typed-key"_s);
        press(dialog, u"testConnectionButton"_s);
        form.backend.answer(failure(Error::Kind::Auth, u"The provider refused the key."_s));
        auto *banner = part<Banner>(dialog, u"banner"_s);
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->message(), u"The provider refused the key."_s);
        QVERIFY(part<QPushButton>(dialog, u"okButton"_s)->isEnabled()); // the key is still held
    }

    void cancelsATest()
    {
        Form form;
        FakeSecretStore secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        dialog.open();
        type(dialog, u"providerKeyEdit"_s, u"typed-key"_s);
        press(dialog, u"testConnectionButton"_s);
        QVERIFY(form.backend.holder);
        press(dialog, u"testConnectionButton"_s);
        QVERIFY(!form.backend.holder);
        QVERIFY(!part<QProgressBar>(dialog, u"testProgress"_s)->isVisible());
        QVERIFY(part<Banner>(dialog, u"banner"_s)->message().contains(u"cancelled"_s));
    }

    void letsTheUserDecideWithoutAKeychain()
    {
        Form form;
        RefusingSecrets secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        dialog.open();
        type(dialog, u"providerKeyEdit"_s, u"typed-key"_s);
        press(dialog, u"okButton"_s);
        auto *banner = part<Banner>(dialog, u"banner"_s);
        QTRY_COMPARE(banner->message(), u"The keychain is locked."_s);
        QVERIFY(dialog.isVisible());
        QVERIFY(form.catalog.workspace().providers.isEmpty());
        press(dialog, u"okButton"_s); // for this run
        QTRY_COMPARE(form.catalog.workspace().providers.size(), 1);
        QCOMPARE(plain(secrets, *form.catalog.workspace().providers.first().key), QByteArray("typed-key"));
    }

    void changesAProvider()
    {
        Form form;
        FakeSecretStore secrets;
        Provider before;
        before.name = u"Old"_s;
        before.kind = u"openai-compatible"_s;
        before.baseUrl = u"http://localhost:11434"_s;
        before.key = SecretRef::keychain(u"kept-id"_s);
        before.keyHeader = "x-api-key";
        before.keyPrefix.clear();
        before.extraHeaders = {{"X-Title", ValueTemplate::literal(u"a"_s)}};
        before.model = u"llama"_s;
        before.connection.caFile = u"/ca.pem"_s;
        secrets.remember(*before.key, Secret("old-key"));
        before.id = form.catalog.put(before);
        ProviderDialog dialog(form.catalog, secrets, form.backend, before);
        dialog.open();
        QCOMPARE(part<QPlainTextEdit>(dialog, u"providerHeadersEdit"_s)->toPlainText(), u"X-Title: a"_s);
        type(dialog, u"providerNameEdit"_s, u"New"_s);
        press(dialog, u"okButton"_s);
        QTRY_COMPARE(form.catalog.workspace().providers.value(0).name, u"New"_s);
        Provider expected = before;
        expected.name = u"New"_s;
        QCOMPARE(form.catalog.workspace().providers, QList<Provider>{expected});
        QCOMPARE(plain(secrets, *before.key), QByteArray("old-key"));
    }

    void keepsWhatWasTypedWhenTheKindChanges()
    {
        Form form;
        FakeSecretStore secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        dialog.open();
        type(dialog, u"providerNameEdit"_s, u"Mine"_s);
        auto *kind = part<QComboBox>(dialog, u"providerKindBox"_s);
        kind->setFocus();
        QTest::keyClick(kind, Qt::Key_Down);
        QCOMPARE(kind->currentData().toString(), u"openai"_s);
        QCOMPARE(part<QLineEdit>(dialog, u"providerNameEdit"_s)->text(), u"Mine"_s);
        QCOMPARE(part<QLineEdit>(dialog, u"providerUrlEdit"_s)->text(), u"https://api.openai.com/v1"_s);
        QTest::keyClick(kind, Qt::Key_End);
        QCOMPARE(part<QComboBox>(dialog, u"providerKeySource"_s)->currentText(), u"No key"_s);
    }

    void enterAcceptsOrDoesNothing()
    {
        Form form;
        FakeSecretStore secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        dialog.open();
        auto *name = part<QLineEdit>(dialog, u"providerNameEdit"_s);
        QTest::keyClick(name, Qt::Key_Return); // the key is missing
        QVERIFY(dialog.isVisible());
        type(dialog, u"providerKeyEdit"_s, u"typed-key"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(!dialog.isVisible());
        QCOMPARE(form.catalog.workspace().providers.size(), 1);
    }

    void isUsableByKeyboard()
    {
        Form form;
        FakeSecretStore secrets;
        ProviderDialog dialog(form.catalog, secrets, form.backend, std::nullopt);
        dialog.open();
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->text().contains(u'&'))
                QVERIFY2(label->buddy(), qPrintable(label->text()));
        }
        for (const QLineEdit *edit : dialog.findChildren<QLineEdit *>())
            QVERIFY2(!edit->accessibleName().isEmpty() || qobject_cast<QComboBox *>(edit->parent()), qPrintable(edit->objectName()));
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }
};

QTEST_MAIN(TestProviderDialog)
#include "tst_providerdialog.moc"
