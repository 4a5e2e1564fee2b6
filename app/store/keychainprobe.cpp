// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "store/keychainprobe.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QFileInfo>
#include <QLibrary>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

constexpr int longestCallMs = 5'000; // the program cannot end before the search has

const QString secretServiceName = u"org.freedesktop.secrets"_s;

// Without an address a bus library starts a daemon of its own under X11, which then outlives the program.
bool hasBusAddress()
{
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !runtime.isEmpty() && QFileInfo::exists(runtime + u"/bus"_s);
}

// On KDE the keys go to its wallet, which is reached by another name.
bool isKde()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains("KDE"_L1) || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
}

bool isReachable(QDBusConnectionInterface &bus, const QString &name)
{
    if (bus.isServiceRegistered(name).value())
        return true;
    const QStringList startable = bus.activatableServiceNames();
    return startable.contains(name);
}

} // namespace

KeychainProbe probeKeychain(const QString &connectionName, const QString &library)
{
    if (!hasBusAddress())
        return {};
    const QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, connectionName);
    if (!bus.isConnected() || !bus.interface())
        return {};
    bus.interface()->setTimeout(longestCallMs);
    KeychainProbe probe;
    probe.secretService = isReachable(*bus.interface(), secretServiceName);
    const QStringList wallets{u"org.kde.kwalletd6"_s, u"org.kde.kwalletd5"_s};
    const bool wallet = isKde() && std::ranges::any_of(wallets, [&bus](const QString &name) { return isReachable(*bus.interface(), name); });
    if (!probe.secretService && !wallet)
        probe.finding = KeychainProbe::Finding::NoService;
    else if (!wallet && !QLibrary(library, 0).load())
        probe.finding = KeychainProbe::Finding::NoLibrary;
    else
        probe.finding = KeychainProbe::Finding::Present;
    return probe;
}

} // namespace lineside
