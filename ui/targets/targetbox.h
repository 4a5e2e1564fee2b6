// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "chat/catalog.h"
#include "core/chatbackend.h"
#include "core/target.h"

#include <QComboBox>
#include <QHash>

#include <optional>

namespace lineside {

/// Chooses whom to talk to, as "model · path". Typing searches; a name that is in no entry asks for that model on the same path.
class TargetBox : public QComboBox
{
    Q_OBJECT
public:
    explicit TargetBox(Catalog &catalog, QWidget *parent = nullptr);

    const std::optional<Target> &target() const { return m_target; }
    /// Shows the target as chosen; chooses nothing by itself.
    void setTarget(const std::optional<Target> &target);
    /// Offers these models besides the provider's usual one, until the program ends.
    void offerModels(const ProviderId &provider, const QList<ModelInfo> &models);
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void targetChosen(const lineside::Target &target);

protected:
    void focusOutEvent(QFocusEvent *event) override;

private:
    QList<Target> offered() const;
    void rebuild();
    void showTarget();
    void chooseTyped();

    Catalog &m_catalog;
    QList<Target> m_targets;
    QHash<ProviderId, QStringList> m_models;
    std::optional<Target> m_target;
};

} // namespace lineside
