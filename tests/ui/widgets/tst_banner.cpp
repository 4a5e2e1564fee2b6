// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "support/guitest.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

/// A banner in a window, as it stands in the program.
struct Place {
    QWidget window;
    Banner *banner = new Banner(&window);

    Place()
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(banner);
        layout->addStretch();
        window.resize(600, 300);
        window.show();
    }

    template<class T>
    T *part(const QString &name)
    {
        return banner->findChild<T *>(name);
    }
};

} // namespace

class TestBanner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { failOnWarnings(); }

    void isHiddenUntilItSaysSomething()
    {
        Place place;
        QVERIFY(!place.banner->isVisible());
        place.banner->showMessage(theme::Signal::Caution, u"Keys are kept for this run only."_s, u"Unlock the keychain."_s);
        QVERIFY(place.banner->isVisible());
        QCOMPARE(place.banner->message(), u"Keys are kept for this run only."_s);
        QCOMPARE(place.part<QLabel>(u"bannerHint"_s)->text(), u"Unlock the keychain."_s);
        QVERIFY(!place.part<QToolButton>(u"bannerDetailsButton"_s)->isVisible());
        place.banner->clear();
        QVERIFY(!place.banner->isVisible());
        QVERIFY(place.banner->message().isEmpty());
    }

    void errorShowsDetailsOnDemandAndCopiesAll()
    {
        Place place;
        place.banner->showError({.kind = Error::Kind::Auth,
                                 .message = u"The provider refused the key."_s,
                                 .hint = u"Check the key of Gemini."_s,
                                 .details = u"<b>API key not valid</b>"_s,
                                 .httpStatus = 401});
        auto *details = place.part<QLabel>(u"bannerDetails"_s);
        QVERIFY(!details->isVisible());
        QTest::mouseClick(place.part<QToolButton>(u"bannerDetailsButton"_s), Qt::LeftButton);
        QVERIFY(details->isVisible());
        QCOMPARE(details->text(), u"<b>API key not valid</b>"_s);
        QCOMPARE(details->textFormat(), Qt::PlainText);
        QTest::mouseClick(place.part<QToolButton>(u"bannerCopyButton"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"The provider refused the key.\nCheck the key of Gemini.\n<b>API key not valid</b>"_s);
    }

    void actionBelongsToOneMessage()
    {
        Place place;
        QSignalSpy triggered(place.banner, &Banner::actionTriggered);
        place.banner->showMessage(theme::Signal::Information, u"The route was deleted."_s);
        place.banner->setAction(u"Undo"_s);
        auto *action = place.part<QPushButton>(u"bannerAction"_s);
        QVERIFY(action->isVisible());
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        place.banner->showMessage(theme::Signal::Go, u"Pushed."_s);
        QVERIFY(!action->isVisible());
    }

    void closingTells()
    {
        Place place;
        QSignalSpy dismissed(place.banner, &Banner::dismissed);
        place.banner->showMessage(theme::Signal::Go, u"Pushed."_s);
        QTest::mouseClick(place.part<QToolButton>(u"bannerCloseButton"_s), Qt::LeftButton);
        QVERIFY(!place.banner->isVisible());
        QCOMPARE(dismissed.size(), 1);
    }

    void screenReaderHearsTheSignal()
    {
        Place place;
        place.banner->showMessage(theme::Signal::Stop, u"The disk is full."_s);
        QCOMPARE(place.banner->accessibleName(), u"stop"_s);
        QCOMPARE(place.banner->accessibleDescription(), u"The disk is full."_s);
    }

    void emptyStateHasOneSentenceAndOneButton()
    {
        EmptyState state(u"chat"_s, u"No conversation yet."_s, u"Begin"_s);
        state.show();
        QSignalSpy triggered(&state, &EmptyState::triggered);
        QTest::mouseClick(state.findChild<QPushButton *>(u"emptyStateButton"_s), Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        state.setSentence(u"Nothing here."_s);
        QCOMPARE(state.findChild<QLabel *>(u"emptyStateSentence"_s)->text(), u"Nothing here."_s);
    }
};

QTEST_MAIN(TestBanner)
#include "tst_banner.moc"
