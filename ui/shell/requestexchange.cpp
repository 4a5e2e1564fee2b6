// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/requestexchange.h"

#include "ui/export/requestexportdialog.h"

namespace lineside {

RequestExchange::RequestExchange(const Services &services, QWidget *window)
    : QObject(window)
    , m_services(services)
    , m_window(window)
{
}

void RequestExchange::exportSources(const QList<ExportSource> &sources)
{
    if (sources.isEmpty())
        return;
    auto *dialog = new RequestExportDialog(sources, m_services.catalog.workspace(), m_services.secrets, m_window);
    connect(dialog, &RequestExportDialog::statusMessage, this, &RequestExchange::statusMessage);
    dialog->open();
}

} // namespace lineside
