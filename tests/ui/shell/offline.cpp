// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// The window with fakes behind it. Plays a conversation by itself, so that its looks can be judged and photographed.
#include "fakeservices.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QPlainTextEdit>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineside;

namespace {

void playConversation(MainWindow &window, test::FakeServices &fakes)
{
    auto *composer = window.findChild<QPlainTextEdit *>(u"composer"_s);
    auto *send = window.findChild<QAbstractButton *>(u"sendButton"_s);
    composer->setPlainText(u"What is the capital of France?"_s);
    send->click();
    fakes.chat.run->facts.head = {200, "OK", "1.1", {{"Content-Type", "text/event-stream"}, {"Server", "APISIX/3.18.0"}}};
    fakes.chat.run->facts.times = {.requestSent = 900us, .firstByte = 212'000us, .firstToken = 215'000us, .lastToken = 460'000us, .total = 470'000us};
    fakes.chat.run->arrive({Started{u"gemini-2.5-flash"_s, u"1"_s}, TextDelta{0, u"The capital of France is **Paris**."_s},
                            UsageReport{Usage{.input = 15, .cached = {}, .cacheWrite = {}, .output = 8, .reasoning = {}, .totalReported = 41}},
                            Finished{0, FinishReason::Stop, u"stop"_s}});
    fakes.chat.run->complete();
    composer->setPlainText(u"Write a longer answer with a list and some code, please.\nIt should have two paragraphs."_s);
    send->click();
    fakes.chat.run->arrive({TextDelta{0,
                                      u"Certainly. A paragraph that is long enough to be wrapped, so that the width of the column and the height of "
                                      "its lines can be seen and judged in every window size and at every scale.\n\n- first point\n- second point, "
                                      "with 中文 in it\n\n~~~cpp\nint main() { return 0; }\n~~~\n\nThe end is still to"_s}});
}

void trigger(const QWidget &window, const QString &id)
{
    for (QAction *action : window.actions()) {
        if (action->objectName() == id)
            action->trigger();
    }
}

void photograph(QWidget &window, const QString &fileName)
{
    window.grab().save(fileName);
    QCoreApplication::quit();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"lineside-offline"_s);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption size(u"size"_s, u"Of the window."_s, u"WxH"_s, u"1180x780"_s);
    const QCommandLineOption dark(u"dark"_s, u"In the dark scheme."_s);
    const QCommandLineOption scene(u"scene"_s, u"welcome, chat, inspector, palette, routes, verify or banners."_s, u"NAME"_s, u"welcome"_s);
    const QCommandLineOption picture(u"picture"_s, u"Save a picture and end."_s, u"FILE"_s);
    parser.addOptions({size, dark, scene, picture});
    parser.process(application);

    test::FakeServices fakes;
    fakes.settings.stored.scheme = parser.isSet(dark) ? AppSettings::Scheme::Dark : AppSettings::Scheme::Light;
    theme::apply(application, fakes.settings.stored);
    MainWindow window(fakes.services());
    const QStringList sides = parser.value(size).split(u'x');
    window.resize(sides.value(0).toInt(), sides.value(1).toInt());
    window.show();
    const QString shown = parser.value(scene);
    if (shown != u"welcome"_s)
        window.startDemo();
    QTimer::singleShot(200ms, &window, [&] {
        fakes.secrets.pretend(SecretStore::State::Ready, {});
        if (shown == u"chat"_s || shown == u"inspector"_s || shown == u"palette"_s)
            playConversation(window, fakes);
        if (shown == u"inspector"_s)
            window.findChild<QToolButton *>(u"inspectorButton"_s)->click();
        if (shown == u"palette"_s)
            trigger(window, u"shell.palette"_s);
        if (shown == u"routes"_s)
            window.showPage(WorkspacePage::Routes);
        if (shown == u"verify"_s)
            window.showPage(WorkspacePage::Verify);
        if (shown == u"banners"_s) {
            fakes.secrets.pretend(SecretStore::State::SessionOnly, u"There is no keychain here: keys are kept until Lineside ends."_s);
            window.showError({.kind = Error::Kind::Storage,
                              .message = u"The workspace file workspace.json could not be understood."_s,
                              .hint = u"It was kept as workspace.json.damaged-20261122T093320Z."_s,
                              .details = u"line 3, column 7: expected a name"_s,
                              .httpStatus = 0});
        }
        if (parser.isSet(picture))
            QTimer::singleShot(600ms, &window, [&] { photograph(window, parser.value(picture)); });
    });
    return QApplication::exec();
}
