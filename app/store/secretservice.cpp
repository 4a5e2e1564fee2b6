// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/secretservice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QMap>

using namespace Qt::StringLiterals;

namespace lineside {

void countEntries(const QString &connectionName, const QString &service, const QString &id, std::chrono::milliseconds limit, QObject *context,
                  std::function<void(std::optional<EntryCount>)> done)
{
    using Attributes = QMap<QString, QString>;
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage question = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                                           u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    // The attributes under which QtKeychain files its entries.
    question << QVariant::fromValue(Attributes{{u"server"_s, service}, {u"user"_s, id}});
    const QDBusPendingCall call = QDBusConnection(connectionName).asyncCall(question, int(limit.count()));
    auto *watcher = new QDBusPendingCallWatcher(call, context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [done = std::move(done)](QDBusPendingCallWatcher *finished) {
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply = *finished;
        finished->deleteLater();
        if (reply.isError())
            done(std::nullopt);
        else
            done(EntryCount{.open = reply.argumentAt<0>().size(), .locked = reply.argumentAt<1>().size()});
    });
}

} // namespace lineside
