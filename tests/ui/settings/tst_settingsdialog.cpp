// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/settingsdialog.h"

#include "support/guitest.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace lineside;
using namespace Qt::StringLiterals;

namespace {

class KeptSettings : public SettingsStore
{
public:
    AppSettings load() override { return kept; }
    void save(const AppSettings &settings) override { kept = settings; }
    AppSettings kept;
};

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void showsAndKeeps()
    {
        KeptSettings store;
        const AppSettings before{
            .scheme = AppSettings::Scheme::Dark, .systemStyle = false, .enterSends = true, .zoomPercent = 120, .lastWorkspacePage = u"verify"_s};
        SettingsDialog dialog(store, before);
        QSignalSpy changed(&dialog, &SettingsDialog::settingsChanged);
        dialog.open();
        auto *scheme = dialog.findChild<QComboBox *>(u"schemeBox"_s);
        auto *zoom = dialog.findChild<QSpinBox *>(u"zoomBox"_s);
        auto *sendKey = dialog.findChild<QComboBox *>(u"sendKeyBox"_s);
        auto *style = dialog.findChild<QCheckBox *>(u"systemStyleBox"_s);
        QCOMPARE(scheme->currentText(), u"Dark"_s);
        QCOMPARE(zoom->value(), 120);
        QTest::keyClick(scheme, Qt::Key_Up);
        QTest::keyClick(sendKey, Qt::Key_Down);
        QTest::keyClick(zoom, Qt::Key_Up);
        QTest::keyClick(style, Qt::Key_Space);
        QTest::keyClick(dialog.findChild<QPushButton *>(u"okButton"_s), Qt::Key_Space);
        const AppSettings expected{
            .scheme = AppSettings::Scheme::Light, .systemStyle = true, .enterSends = false, .zoomPercent = 130, .lastWorkspacePage = u"verify"_s};
        QCOMPARE(store.kept, expected);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).value<AppSettings>(), expected);
        QVERIFY(!dialog.isVisible());
    }

    void keepsNothingWhenCancelled()
    {
        KeptSettings store;
        SettingsDialog dialog(store, {});
        QSignalSpy changed(&dialog, &SettingsDialog::settingsChanged);
        dialog.open();
        QTest::keyClick(dialog.findChild<QComboBox *>(u"schemeBox"_s), Qt::Key_Down);
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QCOMPARE(store.kept, AppSettings());
        QCOMPARE(changed.count(), 0);
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
