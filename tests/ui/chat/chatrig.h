// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "support/fakechatbackend.h"
#include "support/fakehistorystore.h"
#include "support/fakeworkspacestore.h"
#include "support/guitest.h"
#include "support/soon.h"
#include "ui/chat/chatpage.h"
#include "ui/transcript/transcriptview.h"
#include "ui/widgets/actionregistry.h"
#include "ui/widgets/banner.h"

#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>

#include <memory>

namespace lineside::test {

/// The chat page on some history, with a model that says what the test wants.
struct ChatRig {
    FakeWorkspaceStore workspace;
    Catalog catalog{workspace};
    FakeChatBackend backend;
    ActionRegistry actions;
    std::unique_ptr<ChatPage> page;

    explicit ChatRig(HistoryStore &history)
    {
        Provider provider;
        provider.name = QStringLiteral("Gemini");
        provider.model = QStringLiteral("gemini-2.5-flash");
        catalog.put(provider);
        page = std::make_unique<ChatPage>(catalog, backend, history, actions, AppSettings{});
        page->resize(1000, 700);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowActive(page.get()); // shortcuts work in an active window alone
    }

    template<class T>
    T *part(const char *name) const
    {
        T *found = page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    QPlainTextEdit *composer() const { return part<QPlainTextEdit>("composer"); }
    QListView *list() const { return part<QListView>("conversationList"); }
    QString transcript() const { return part<TranscriptView>("transcript")->plainText(); }
    QString title() const { return part<QLabel>("chatTitle")->text(); }
    void trigger(const char *id) const { actions.action(QString::fromLatin1(id))->trigger(); }

    void talk(const QString &question, const QString &answer)
    {
        QTest::keyClicks(composer(), question);
        QTest::keyClick(composer(), Qt::Key_Return);
        backend.run->arrive({TextDelta{0, answer}, Finished{}});
        backend.run->complete();
    }
    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            all.append(list()->model()->index(row, 0).data().toString());
        return all;
    }
    QModelIndex row(const QString &title) const { return list()->model()->index(int(titles().indexOf(title)), 0); }
};

} // namespace lineside::test
