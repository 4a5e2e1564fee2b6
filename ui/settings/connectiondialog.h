// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "core/secretstore.h"
#include "ui/settings/keydraft.h"
#include "ui/theme/theme.h"

#include <QDialog>

#include <utility>
#include <vector>

class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace lineside {

class Banner;
class KeyField;

/// What the forms for a provider and for a gateway share: a form, what is wrong with it, a test of the connection that can be
/// cancelled, and keys that go to the keychain before the rest is kept. OK follows the validation.
class ConnectionDialog : public QDialog
{
    Q_OBJECT
public:
    ConnectionDialog(SecretStore &secrets, const QString &title, QWidget *parent);
    ~ConnectionDialog() override;

protected:
    /// What is wrong, in the order of the form; empty if nothing.
    virtual QStringList problems() const = 0;
    /// Tests the connection; ends by calling `testEnded` or `testFailed`. Deleting the context cancels it.
    virtual void startTest(QObject *context) = 0;
    /// Keeps what was entered. The keys are where they belong by then.
    virtual void commit() = 0;
    /// The fields that may hold a key to be written, with the reference each is written under.
    virtual std::vector<std::pair<KeyField *, SecretRef>> keyFields() = 0;

    void addRow(const QString &label, QWidget *field, const QString &objectName);
    void addHint(QLabel *hint, const QString &objectName);
    /// What a test found out, shown below its button; taken away when another begins.
    void setTestDetails(QWidget *details) { m_details = details; }
    void finishForm(); ///< adds what comes below the form; to be called once, last
    void revalidate();
    /// The reference to test with: the field's own, or one in memory for a key that was typed and is not kept yet.
    std::optional<SecretRef> referenceForTest(KeyField &field, const SecretRef &keychain);
    void testEnded(theme::Signal signal, const QString &message, const QString &hint = {});
    void testFailed(const Error &error);

private:
    void toggleTest();
    void cancelTest();
    void showTestOver();
    void save();
    void writeNextKey();
    void setBusy(bool busy);

    SecretStore &m_secrets;
    QFormLayout *m_form;
    Banner *m_banner;
    QLabel *m_problem;
    QPushButton *m_test;
    QProgressBar *m_progress;
    QDialogButtonBox *m_buttons;
    QWidget *m_lastField = nullptr;
    QWidget *m_details = nullptr; ///< null where a test has none
    QObject *m_testing = nullptr; ///< the context of the test that runs
    QList<SecretRef> m_remembered; ///< keys in memory that were for tests only
    std::vector<std::pair<KeyField *, SecretRef>> m_toWrite;
    bool m_busy = false;
};

} // namespace lineside
