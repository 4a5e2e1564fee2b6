// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/services.h"

#include <QObject>

class QMenu;

namespace lineside {

class Banner;

/// Adds, edits and removes providers and gateways; a removal can be taken back by the banner.
class SetupDialogs : public QObject
{
    Q_OBJECT
public:
    SetupDialogs(const Services &services, Banner &undo, QWidget *window);

    void openProvider(const std::optional<Provider> &existing);
    void openGateway(const std::optional<Gateway> &existing);
    /// Adds an entry for each provider and gateway.
    void fillMenu(QMenu &menu);

Q_SIGNALS:
    void providerAdded(const lineside::Provider &provider);
    void gatewaySaved();

private:
    void remove(const Provider &provider);
    void remove(const Gateway &gateway);
    void offerUndo(const QString &message);

    Services m_services;
    Banner &m_undo;
    QWidget *m_window;
};

} // namespace lineside
