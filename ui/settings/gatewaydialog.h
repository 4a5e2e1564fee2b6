// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/httpclient.h"
#include "gateway/gatewayadmin.h"
#include "ui/settings/connectiondialog.h"
#include "ui/settings/gatewaydraft.h"

#include <memory>
#include <optional>

class QLineEdit;

namespace lineside {

class GatewayFindingsView;

/// Connects a gateway, or changes how it is connected. Show it with open().
class GatewayDialog : public ConnectionDialog
{
    Q_OBJECT
public:
    GatewayDialog(Catalog &catalog, SecretStore &secrets, HttpClient &client, std::optional<Gateway> existing, QWidget *parent = nullptr);
    ~GatewayDialog() override;

Q_SIGNALS:
    void gatewaySaved(const lineside::GatewayId &id);

protected:
    QStringList problems() const override;
    void startTest(QObject *context) override;
    void commit() override;
    std::vector<std::pair<KeyField *, SecretRef>> keyFields() override;

private:
    void buildForm();
    void fillIn();
    void pickCaFile();
    GatewayDraft draft() const;
    SecretRef adminRef() const;
    SecretRef consumerRef() const;
    Gateway gateway(const std::optional<SecretRef> &adminKey, const std::optional<SecretRef> &consumerKey) const;

    Catalog &m_catalog;
    HttpClient &m_client;
    const std::optional<Gateway> m_existing;
    std::unique_ptr<GatewayAdmin> m_admin; ///< of the test that runs
    QLineEdit *m_name;
    QLineEdit *m_adminUrl;
    KeyField *m_adminKey;
    QLineEdit *m_dataUrl;
    QLineEdit *m_consumerHeader;
    KeyField *m_consumerKey;
    QLineEdit *m_caFile;
    GatewayFindingsView *m_findings;
};

} // namespace lineside
