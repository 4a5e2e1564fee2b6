// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"
#include "ui/settings/connectiondialog.h"
#include "ui/settings/providerdraft.h"

#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace lineside {

/// Adds or changes a provider. Show it with open().
class ProviderDialog : public ConnectionDialog
{
    Q_OBJECT
public:
    ProviderDialog(Catalog &catalog, SecretStore &secrets, ChatBackend &backend, std::optional<Provider> existing, QWidget *parent = nullptr);

Q_SIGNALS:
    void providerSaved(const lineside::ProviderId &id);

protected:
    QStringList problems() const override;
    void startTest(QObject *context) override;
    void commit() override;
    std::vector<std::pair<KeyField *, SecretRef>> keyFields() override;

private:
    void buildForm();
    void fillIn();
    void useKind();
    void showUrl();
    void offerModels(const QList<ModelInfo> &models);
    ProviderKind kind() const;
    ProviderDraft draft() const;
    SecretRef keychainRef() const;
    Provider provider(const std::optional<SecretRef> &key) const;

    Catalog &m_catalog;
    ChatBackend &m_backend;
    const QList<ProviderKind> m_kinds;
    const std::optional<Provider> m_existing;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QLabel *m_preview;
    KeyField *m_key;
    QPlainTextEdit *m_headers;
    QComboBox *m_model;
};

} // namespace lineside
