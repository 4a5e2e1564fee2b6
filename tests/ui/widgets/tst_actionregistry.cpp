// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/widgets/actionregistry.h"

#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace lineside;

class TestActionRegistry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void findsByIdAndTells()
    {
        ActionRegistry registry;
        QSignalSpy added(&registry, &ActionRegistry::added);
        QAction *action = registry.add(u"chat.new"_s, u"New chat"_s, QKeySequence::New, u"add"_s);
        QCOMPARE(added.size(), 1);
        QCOMPARE(registry.action(u"chat.new"_s), action);
        QCOMPARE(registry.action(u"chat"_s), nullptr);
        QVERIFY(!action->icon().isNull());
        QCOMPARE(registry.actions().size(), 1);
    }

    void sameIdReplaces()
    {
        ActionRegistry registry;
        const QPointer<QAction> first = registry.add(u"a"_s, u"First"_s);
        QAction *second = registry.add(u"a"_s, u"Second"_s);
        QVERIFY(first.isNull());
        QCOMPARE(registry.actions(), QList<QAction *>{second});
    }

    void scopedShortcutWorksInsideOnly()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *page = new QWidget(&window);
        auto *inside = new QLineEdit(page);
        auto *outside = new QLineEdit(&window);
        layout->addWidget(page);
        layout->addWidget(outside);
        ActionRegistry registry;
        QSignalSpy triggered(registry.add(u"find"_s, u"Find"_s, QKeySequence(Qt::CTRL | Qt::Key_F), {}, page), &QAction::triggered);
        window.show();
        window.activateWindow();
        outside->setFocus();
        QTRY_VERIFY(outside->hasFocus());
        QTest::keyClick(outside, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(triggered.size(), 0);
        inside->setFocus();
        QTest::keyClick(inside, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(triggered.size(), 1);
    }
};

QTEST_MAIN(TestActionRegistry)
#include "tst_actionregistry.moc"
