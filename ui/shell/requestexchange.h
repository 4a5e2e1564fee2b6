// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "interchange/exportforms.h"
#include "ui/shell/services.h"

#include <QObject>

class QWidget;

namespace lineside {

/// Takes requests and routes out of the window in the form that the user wants.
class RequestExchange : public QObject
{
    Q_OBJECT
public:
    RequestExchange(const Services &services, QWidget *window);

    void exportSources(const QList<ExportSource> &sources);

Q_SIGNALS:
    void statusMessage(const QString &message);

private:
    Services m_services;
    QWidget *m_window;
};

} // namespace lineside
